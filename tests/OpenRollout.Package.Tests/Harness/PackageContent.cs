using System.IO.Compression;
using System.Xml.Linq;

namespace OpenRollout.Package.Tests;

/// <summary>The files and dependencies of a package.</summary>
/// <param name="Id">The id of the package.</param>
internal sealed record PackageContent(string Id)
{
    /// <summary>Gets the files of the package, without NuGet's own.</summary>
    public IEnumerable<string> Files => FilesOf(Feed.PackageOf(Id));

    /// <summary>Gets the files of its symbol package.</summary>
    public IEnumerable<string> Symbols => FilesOf(Path.ChangeExtension(Feed.PackageOf(Id), ".snupkg"));

    /// <summary>Returns the dependencies for a framework, each as "id version".</summary>
    public IEnumerable<string> DependenciesOf(string framework)
    {
        var specification = XElement.Parse(Read($"{Id}.nuspec"));
        var group = Assert.Single(specification.Descendants(), element => element is { Name.LocalName: "group", Parent.Name.LocalName: "dependencies" } && (string?)element.Attribute("targetFramework") == framework);
        return group.Elements().Select(dependency => $"{(string?)dependency.Attribute("id")} {(string?)dependency.Attribute("version")}").Order(StringComparer.Ordinal);
    }

    /// <summary>Reads a file of the package as text.</summary>
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
