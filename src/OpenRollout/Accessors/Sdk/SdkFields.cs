using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Accessors.Sdk;

/// <summary>
/// The private fields of OpenFeature's SDK behind members that take a lock. Taking a lock for reading writes to memory that all
/// threads share, so they slow each other down. The fields are not part of the SDK's public API: if one is missing or has another
/// type, it is not read, and the SDK's member is used.
/// </summary>
internal static class SdkFields
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    // Types and names are constants at the call, so that trimming keeps the fields.
    private static readonly FieldInfo? Repository = typeof(Api).GetField("_repository", Private);
    private static readonly FieldInfo? DefaultProvider
        = Type.GetType("OpenFeature.ProviderRepository, OpenFeature")?.GetField("_defaultProvider", Private);

    private static readonly FieldInfo? DomainProviders
        = Type.GetType("OpenFeature.ProviderRepository, OpenFeature")?.GetField("_featureProviders", Private);

    /// <summary>Gets a value indicating whether the field of the global context has the expected type.</summary>
    public static bool HasContext { get; } = typeof(Api).GetField("_evaluationContext", Private)?.FieldType == typeof(EvaluationContext);

    /// <summary>Gets a value indicating whether the fields of the providers have the expected types.</summary>
    public static bool HasProviders { get; } = Repository is not null
        && DefaultProvider?.FieldType == typeof(FeatureProvider)
        && DomainProviders?.FieldType == typeof(ConcurrentDictionary<string, FeatureProvider>);

    /// <summary>Gets a value indicating whether the field of the hooks has the expected type.</summary>
    public static bool HasHooks { get; } = typeof(Api).GetField("_hooks", Private)?.FieldType == typeof(ConcurrentStack<Hook>);

    /// <summary>Returns the hooks; the API never replaces the collection. Call it only if <see cref="HasHooks"/> is true.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_hooks")]
    public static extern ref ConcurrentStack<Hook> HooksOf(Api api);

    /// <summary>Returns the global context. Call it only if <see cref="HasContext"/> is true.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_evaluationContext")]
    public static extern ref EvaluationContext ContextOf(Api api);

    /// <summary>Returns the object that holds the providers of an API until the API is shut down. Call it only if <see cref="HasProviders"/> is true.</summary>
    public static object? RepositoryOf(Api api) => Repository!.GetValue(api);

#if NET10_0_OR_GREATER
    /// <summary>Returns the default provider, for domains without a provider. Call it only if <see cref="HasProviders"/> is true.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_defaultProvider")]
    public static extern ref FeatureProvider DefaultProviderOf([UnsafeAccessorType("OpenFeature.ProviderRepository, OpenFeature")] object repository);
#else
    /// <summary>Returns the default provider, for domains without a provider. Call it only if <see cref="HasProviders"/> is true.</summary>
    public static FeatureProvider? DefaultProviderOf(object repository) => Unsafe.As<FeatureProvider?>(DefaultProvider!.GetValue(repository));
#endif

    /// <summary>Returns the providers by domain. Call it only if <see cref="HasProviders"/> is true.</summary>
    public static ConcurrentDictionary<string, FeatureProvider>? DomainProvidersOf(object repository)
        => DomainProviders!.GetValue(repository) as ConcurrentDictionary<string, FeatureProvider>;
}
