namespace OpenRollout.Docs.Tests;

/// <summary>The assemblies that the tests run with.</summary>
internal static class Platform
{
    public static IReadOnlyList<string> Assemblies { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator),
        // Shared by the compiler's components: in the folder of the tests, but not listed.
        typeof(Manifest.ManifestReader).Assembly.Location,
    ];
}
