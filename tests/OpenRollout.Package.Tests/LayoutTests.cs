using System.IO.Compression;
using System.Xml.Linq;

namespace OpenRollout.Package.Tests;

/// <summary>What lies in the package, and what it asks for.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void The_package_has_the_runtime_the_compilers_part_and_the_build_files()
        => Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/Microsoft.Bcl.AsyncInterfaces.dll",
                "analyzers/dotnet/cs/OpenRollout.Analyzers.dll",
                "analyzers/dotnet/cs/OpenRollout.CodeFixes.dll",
                "analyzers/dotnet/cs/OpenRollout.Generators.dll",
                "analyzers/dotnet/cs/OpenRollout.Manifest.dll",
                "analyzers/dotnet/cs/System.Buffers.dll",
                "analyzers/dotnet/cs/System.Memory.dll",
                "analyzers/dotnet/cs/System.Numerics.Vectors.dll",
                "analyzers/dotnet/cs/System.Runtime.CompilerServices.Unsafe.dll",
                "analyzers/dotnet/cs/System.Text.Encodings.Web.dll",
                "analyzers/dotnet/cs/System.Text.Json.dll",
                "analyzers/dotnet/cs/System.Threading.Tasks.Extensions.dll",
                "build/OpenRollout.props",
                "buildTransitive/OpenRollout.targets",
                "icon.png",
                "lib/net10.0/OpenRollout.Manifest.dll",
                "lib/net10.0/OpenRollout.Manifest.xml",
                "lib/net10.0/OpenRollout.dll",
                "lib/net10.0/OpenRollout.xml",
                "lib/net8.0/OpenRollout.Manifest.dll",
                "lib/net8.0/OpenRollout.Manifest.xml",
                "lib/net8.0/OpenRollout.dll",
                "lib/net8.0/OpenRollout.xml",
            ],
            FilesOf(Feed.Package));

    [Fact]
    public void The_symbols_are_those_of_the_runtime()
        => Assert.Equal(
            [
                "lib/net10.0/OpenRollout.Manifest.pdb",
                "lib/net10.0/OpenRollout.pdb",
                "lib/net8.0/OpenRollout.Manifest.pdb",
                "lib/net8.0/OpenRollout.pdb",
            ],
            FilesOf(Feed.Symbols));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void OpenFeature_is_the_only_dependency(string framework)
    {
        var group = Assert.Single(Specification().Descendants(), element => element.Name.LocalName == "group" && (string?)element.Attribute("targetFramework") == framework);
        var dependency = Assert.Single(group.Elements());
        Assert.Equal(("OpenFeature", "2.14.1"), ((string?)dependency.Attribute("id"), (string?)dependency.Attribute("version")));
    }

    [Fact]
    public void Links_of_the_README_lead_out_of_the_package()
    {
        using var package = ZipFile.OpenRead(Feed.Package);
        using var reader = new StreamReader(package.GetEntry("README.md")!.Open());
        Assert.DoesNotMatch(@"\]\((?!https?:|#)", reader.ReadToEnd());
    }

    private static XElement Specification()
    {
        using var package = ZipFile.OpenRead(Feed.Package);
        using var stream = package.GetEntry("OpenRollout.nuspec")!.Open();
        return XElement.Load(stream);
    }

    /// <summary>The files that are not the package's own bookkeeping.</summary>
    private static IEnumerable<string> FilesOf(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return
        [
            .. package.Entries.Select(entry => entry.FullName)
                .Where(name => name is not ("OpenRollout.nuspec" or "[Content_Types].xml" or "_rels/.rels") && !name.EndsWith(".psmdcp", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
