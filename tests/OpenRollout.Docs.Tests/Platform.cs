namespace OpenRollout.Docs.Tests;

/// <summary>The assemblies that the tests run on.</summary>
internal static class Platform
{
    public static IReadOnlyList<string> Assemblies { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator),
        // What the compiler's components share lies beside the tests without being listed.
        typeof(Manifest.ManifestReader).Assembly.Location,
    ];
}
