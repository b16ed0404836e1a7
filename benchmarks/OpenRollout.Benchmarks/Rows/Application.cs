using OpenFeature;
using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenRollout.Benchmarks;

/// <summary>An application with our provider, and a second API whose provider does nothing.</summary>
internal static class Application
{
    private static readonly EvaluationContext Surroundings = EvaluationContext.Builder()
        .Set("region", "eu-north").Set("appVersion", "5.1.0").Build();

    static Application()
    {
        Provider = new OpenRolloutProvider(Flags.EmbeddedManifest);
        Api.Instance.SetProviderAsync(Provider).GetAwaiter().GetResult();
        Client = Api.Instance.GetClient();
        var idle = OpenFeatureFactory.CreateIsolated();
        idle.SetProviderAsync(new ConstantProvider()).GetAwaiter().GetResult();
        IdleClient = idle.GetClient();
    }

    public static OpenRolloutProvider Provider { get; }

    public static FeatureClient Client { get; }

    /// <summary>Gets a client whose provider does nothing.</summary>
    public static FeatureClient IdleClient { get; }

    /// <summary>Gets a value indicating whether the client is the OpenFeature package's and not the stand-in's.</summary>
    public static bool HasRealClient { get; } = typeof(Application).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>()
        .Any(metadata => metadata is { Key: "OpenFeatureSource", Value: "package" });

    public static string ClientName => HasRealClient ? "client" : "stand-in's client";

    /// <summary>Returns the workload with a global context and a transaction context.</summary>
    public static Workload Surrounded(Workload workload) => () =>
    {
        Api.Instance.SetContext(Surroundings);
        var count = workload();
        Api.Instance.SetContext(null);
        return count;
    };
}
