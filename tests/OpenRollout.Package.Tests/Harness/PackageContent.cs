using System.IO.Compression;
using System.Xml.Linq;

namespace OpenRollout.Package.Tests;

/// <summary>What lies in a package, and what it asks for.</summary>
/// <param name="Id">The package's name.</param>
internal sealed record PackageContent(string Id)
{
    /// <summary>The files that are not the package's own bookkeeping.</summary>
    public IEnumerable<string> Files => FilesOf(Feed.PackageOf(Id));

    /// <summary>The files of its symbols.</summary>
    public IEnumerable<string> Symbols => FilesOf(Path.ChangeExtension(Feed.PackageOf(Id), ".snupkg"));

    /// <summary>What it depends on for a framework, each as "name version".</summary>
    public IEnumerable<string> DependenciesOf(string framework)
    {
        var specification = XElement.Parse(Read($"{Id}.nuspec"));
        var group = Assert.Single(specification.Descendants(), element => element is { Name.LocalName: "group", Parent.Name.LocalName: "dependencies" } && (string?)element.Attribute("targetFramework") == framework);
        return group.Elements().Select(dependency => $"{(string?)dependency.Attribute("id")} {(string?)dependency.Attribute("version")}").Order(StringComparer.Ordinal);
    }

    /// <summary>The text of a file.</summary>
    public string Read(string path)
    {
        using var package = ZipFile.OpenRead(Feed.PackageOf(Id));
        using var reader = new StreamReader(package.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    private IEnumerable<string> FilesOf(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return
        [
            .. package.Entries.Select(entry => entry.FullName)
                .Where(name => name != $"{Id}.nuspec" && name is not ("[Content_Types].xml" or "_rels/.rels") && !name.EndsWith(".psmdcp", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
