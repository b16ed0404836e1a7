using System.Text;
using System.Text.Json;
using OpenRollout.Manifest;

namespace OpenRollout.Docs.Tests;

/// <summary>Every manifest in the documentation is valid, and so is every overlay with the manifest before it.</summary>
public sealed class ManifestSnippetTests
{
    /// <summary>The setting of a snippet that is an overlay.</summary>
    private const string Overlay = "overlay";

    public static TheoryData<Snippet> Manifests => [.. Pages.Snippets("json").Where(snippet => snippet.Setting != Overlay)];

    public static TheoryData<Snippet> Overlays => [.. Pages.All.Where(snippet => snippet.Setting == Overlay)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_manifest_in_the_documentation_has_no_problem(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        Assert.Empty(ManifestReader.Read(Encoding.UTF8.GetBytes(snippet.Code)).Problems);
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void An_overlay_in_the_documentation_has_the_problem_of_its_page_if_it_is_marked_as_wrong_and_otherwise_none(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        var manifest = Pages.Snippets("json").Last(other => other.Setting != Overlay && other.Page == snippet.Page && other.Line < snippet.Line);
        using var overlay = JsonDocument.Parse(snippet.Code);
        var environment = overlay.RootElement.GetProperty("environment").GetString()!;

        var read = ManifestReader.Read(new ManifestLayers(Encoding.UTF8.GetBytes(manifest.Code), environment, Encoding.UTF8.GetBytes(snippet.Code)));

        string[] expected = snippet.Language == "json wrong" ? [Path.GetFileNameWithoutExtension(snippet.Page)] : [];
        Assert.Equal(expected, read.Problems.Select(problem => problem.Id));
    }
}
