using Microsoft.CodeAnalysis;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers;

/// <summary>A manifest of the project that is compiled.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="ClassName">The class that the project asks for; null where the file's name decides.</param>
/// <param name="Domain">The OpenFeature domain that its flags are evaluated in; null for the default one.</param>
/// <param name="IsGeneratedHere">Whether this project generates its flags; one that only uses them looks at uses alone.</param>
/// <param name="Text">The text and what it says.</param>
internal sealed record ManifestFile(string Path, string? ClassName, string? Domain, bool IsGeneratedHere, ManifestText Text)
{
    private const string Extension = ".json";
    private const string Suffix = ".flags";

    public RolloutManifest Manifest => Text.Reading.Manifest;

    /// <summary>What the name of the generated class begins with: <c>Checkout</c> for <c>checkout.flags.json</c>.</summary>
    public string ClassPrefix => NameOf(Path) is { Length: > 0 } name ? CSharpName.From(name) : "";

    /// <summary>Nothing for <c>flags.json</c>, <c>checkout</c> for <c>checkout.flags.json</c>.</summary>
    public static string NameOf(string path)
    {
        var name = WithoutEnd(System.IO.Path.GetFileName(path), Extension);
        return name.Equals("flags", StringComparison.OrdinalIgnoreCase) ? "" : WithoutEnd(name, Suffix);
    }

    public Location LocationOf(TextRange range)
    {
        var span = Text.ToSpan(range);
        return Location.Create(Path, span, Text.ToLines(span));
    }

    private static string WithoutEnd(string name, string end)
        => name.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - end.Length) : name;
}
