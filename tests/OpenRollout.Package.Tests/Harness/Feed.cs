using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace OpenRollout.Package.Tests;

/// <summary>The feed that the users' projects restore from: the packages that this build made, the feeds that this build restored from, and whatever the machine has.</summary>
internal static class Feed
{
    private static readonly Lazy<string> Ready = new(Prepare);

    /// <summary>The package.</summary>
    public static string Package => PackageOf("OpenRollout");

    /// <summary>The package's version.</summary>
    public static string Version => Path.GetFileNameWithoutExtension(Package)["OpenRollout.".Length..];

    /// <summary>Where packages are unpacked for the users' projects, and for nobody else.</summary>
    public static string Packages => Ready.Value;

    /// <summary>The configuration of a user that has the feed.</summary>
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

    /// <summary>The package of that name.</summary>
    public static string PackageOf(string id) => Directory.GetFiles(Metadata("PackageFolder"), $"{id}.*.nupkg").Single(path => IsOf(path, id));

    /// <summary>The feeds that this project was restored from. The users' projects lie outside the repository, and do not inherit its configuration.</summary>
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
        // A package that was made anew has the version of the one before, and so would not be unpacked again.
        foreach (var stale in Directory.Exists(folder) ? Directory.GetDirectories(folder, "open*") : [])
        {
            Directory.Delete(stale, recursive: true);
        }

        return folder;
    }

    private static string Metadata(string key)
        => typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
