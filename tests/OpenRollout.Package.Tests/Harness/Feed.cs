using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace OpenRollout.Package.Tests;

/// <summary>The feed of the users' projects: the packages of this build, the feeds that this build was restored from, and those of the machine.</summary>
internal static class Feed
{
    private static readonly Lazy<string> Ready = new(Prepare);

    /// <summary>Gets the path of the OpenRollout package.</summary>
    public static string Package => PackageOf("OpenRollout");

    /// <summary>Gets the version of the packages.</summary>
    public static string Version => Path.GetFileNameWithoutExtension(Package)["OpenRollout.".Length..];

    /// <summary>Gets the folder to which packages are extracted for the users' projects only.</summary>
    public static string Packages => Ready.Value;

    /// <summary>Gets the NuGet configuration of a user's project.</summary>
    public static string NuGetConfig
        => $"""
            <configuration>
              <packageSources>
                <add key="openrollout" value="{Path.GetDirectoryName(Package)}" />
                {(IsStandIn ? $"<add key=\"openfeature\" value=\"{Path.Combine(Metadata("PackageTestFolder"), "openfeature")}\" />" : "")}
                {string.Concat(Sources.Select((source, index) => $"<add key=\"build-{index}\" value=\"{source}\" />"))}
              </packageSources>
            </configuration>
            """;

    /// <summary>Returns the path of a package.</summary>
    public static string PackageOf(string id) => Directory.GetFiles(Metadata("PackageFolder"), $"{id}.*.nupkg").Single(path => IsOf(path, id));

    /// <summary>Gets the feeds that this project was restored from. Projects outside the repository do not inherit its configuration.</summary>
    private static IEnumerable<XText> Sources
    {
        get
        {
            using var assets = JsonDocument.Parse(File.ReadAllBytes(Metadata("ProjectAssetsFile")));
            return [.. assets.RootElement.GetProperty("project").GetProperty("restore").GetProperty("sources").EnumerateObject().Select(source => new XText(source.Name))];
        }
    }

    private static bool IsStandIn => Metadata("OpenFeatureSource") == "standin";

    private static bool IsOf(string path, string id) => char.IsAsciiDigit(Path.GetFileName(path)[id.Length + 1]);

    private static string Prepare()
    {
        var folder = Path.GetFullPath(Path.Combine(Metadata("PackageTestFolder"), "packages"));
        // A package that was created again has the same version, so NuGet would not extract it again.
        foreach (var stale in Directory.Exists(folder) ? Directory.GetDirectories(folder, "open*") : [])
        {
            Directory.Delete(stale, recursive: true);
        }

        return folder;
    }

    private static string Metadata(string key)
        => typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
