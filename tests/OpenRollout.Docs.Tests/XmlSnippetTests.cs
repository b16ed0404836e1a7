using System.Xml.Linq;

namespace OpenRollout.Docs.Tests;

/// <summary>Every part of a project file in the documentation is XML with elements of a project.</summary>
public sealed class XmlSnippetTests
{
    private static readonly string[] Elements = ["ItemGroup", "PropertyGroup", "Target"];

    public static TheoryData<Snippet> Pieces => [.. Pages.Snippets("xml")];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_piece_of_a_project_file_can_be_read(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        var project = XElement.Parse($"<Project>{snippet.Code}</Project>");
        Assert.NotEmpty(project.Elements());
        Assert.All(project.Elements(), element => Assert.Contains(element.Name.LocalName, Elements));
    }
}
