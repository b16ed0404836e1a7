using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// The fields in which OpenFeature's SDK keeps what its members return under a lock. A lock that many threads take for
/// reading is written to by each of them, so that they wait for each other's caches. The fields are not part of the
/// SDK's public interface: where one is missing or of another type, nothing is read from it, and the members are asked.
/// </summary>
internal static class SdkFields
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    // Types and names are written where they are used, so that trimming sees which fields are to be kept.
    private static readonly FieldInfo? Repository = typeof(Api).GetField("_repository", Private);
    private static readonly FieldInfo? DefaultProvider
        = Type.GetType("OpenFeature.ProviderRepository, OpenFeature")?.GetField("_defaultProvider", Private);

    private static readonly FieldInfo? DomainProviders
        = Type.GetType("OpenFeature.ProviderRepository, OpenFeature")?.GetField("_featureProviders", Private);

    /// <summary>Whether the global context can be read without a lock.</summary>
    public static bool HasContext { get; } = typeof(Api).GetField("_evaluationContext", Private)?.FieldType == typeof(EvaluationContext);

    /// <summary>Whether providers can be found without a lock.</summary>
    public static bool HasProviders { get; } = Repository is not null
        && DefaultProvider?.FieldType == typeof(FeatureProvider)
        && DomainProviders?.FieldType == typeof(ConcurrentDictionary<string, FeatureProvider>);

    /// <summary>Whether it can be seen without a look at the whole list whether there are hooks.</summary>
    public static bool HasHooks { get; } = typeof(Api).GetField("_hooks", Private)?.FieldType == typeof(ConcurrentStack<Hook>);

    /// <summary>Returns the hooks, which stay the API's own. To be called only where <see cref="HasHooks"/>.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_hooks")]
    public static extern ref ConcurrentStack<Hook> HooksOf(Api api);

    /// <summary>Returns the global context. To be called only where <see cref="HasContext"/>.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_evaluationContext")]
    public static extern ref EvaluationContext ContextOf(Api api);

    /// <summary>Returns what holds the providers of an API until that is shut down. To be called only where <see cref="HasProviders"/>.</summary>
    public static object? RepositoryOf(Api api) => Repository!.GetValue(api);

#if NET10_0_OR_GREATER
    /// <summary>Returns the provider of every domain that has none of its own. To be called only where <see cref="HasProviders"/>.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_defaultProvider")]
    public static extern ref FeatureProvider DefaultProviderOf([UnsafeAccessorType("OpenFeature.ProviderRepository, OpenFeature")] object repository);
#else
    /// <summary>Returns the provider of every domain that has none of its own. To be called only where <see cref="HasProviders"/>.</summary>
    public static FeatureProvider? DefaultProviderOf(object repository) => Unsafe.As<FeatureProvider?>(DefaultProvider!.GetValue(repository));
#endif

    /// <summary>Returns the providers of domains. To be called only where <see cref="HasProviders"/>.</summary>
    public static ConcurrentDictionary<string, FeatureProvider>? DomainProvidersOf(object repository)
        => DomainProviders!.GetValue(repository) as ConcurrentDictionary<string, FeatureProvider>;
}
