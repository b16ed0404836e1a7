using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Docs.Tests;

/// <summary>Every manifest in the documentation is valid.</summary>
public sealed class ManifestSnippetTests
{
    public static TheoryData<Snippet> Manifests => [.. Pages.Snippets("json")];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_manifest_in_the_documentation_has_no_problem(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        Assert.Empty(ManifestReader.Read(Encoding.UTF8.GetBytes(snippet.Code)).Problems);
    }
}
