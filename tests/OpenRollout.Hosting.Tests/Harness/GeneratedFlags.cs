namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Manifests for the flags that are generated in this project.</summary>
internal static class GeneratedFlags
{
    public static string Stories(bool value = true) => TestManifest("stories", value);

    public static string Express(bool value = true) => TestManifest("express", value);

    private static string TestManifest(string flag, bool value) => OpenRollout.TestSupport.TestManifests.Of((flag, value));
}
