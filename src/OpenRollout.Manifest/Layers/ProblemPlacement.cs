using System.Text.Json;
using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Layers;

/// <summary>
/// Decides where problems of a merged manifest are reported. Those at a value of the overlay stay there. Those at a place
/// of the manifest are either the manifest's own, which have been reported, or caused by the overlay: then they move to the
/// flag or segment of the overlay that causes them.
/// </summary>
/// <param name="manifest">The manifest.</param>
/// <param name="overlay">The overlay.</param>
/// <param name="own">The problems of the manifest alone.</param>
internal sealed class ProblemPlacement(JsonText manifest, JsonText overlay, IReadOnlyList<ManifestProblem> own)
{
    private readonly HashSet<(string Id, TextRange Range)> _own = [.. own.Select(problem => (problem.Id, problem.Range))];

    /// <summary>The flags and segments of the overlay by name, created on first use.</summary>
    private NamedMembers? _overlayFlags;
    private NamedMembers? _overlaySegments;
    private int[]? _lineStarts;

    private NamedMembers OverlayFlags => _overlayFlags ??= new NamedMembers(overlay.Root.Find("flags"));

    private NamedMembers OverlaySegments => _overlaySegments ??= new NamedMembers(overlay.Root.Find("segments"));

    /// <summary>Moves a problem to the overlay. Returns false if it must not be reported, because it is the manifest's own.</summary>
    public bool Move(ProblemDescriptor descriptor, ref TextRange range, ref string message)
    {
        if (range.Layer == ManifestLayer.Overlay)
        {
            return true;
        }

        // The manifest alone has no errors.
        var isError = descriptor.Severity == ProblemSeverity.Error;
        if (!isError && _own.Contains((descriptor.Id, range)))
        {
            return false;
        }

        var cause = FindCause(range);
        if (cause.IsMissing && !isError)
        {
            return false;
        }

        message = $"with this overlay, in line {LineOf(range.Start)} of the manifest: {message}";
        range = cause.IsMissing ? overlay.Root.Range : cause.Range;
        return true;
    }

    private JsonTextValue FindCause(TextRange range)
    {
        var (name, value) = FindMember(manifest.Root.Find("flags"), range);
        if (!name.IsMissing)
        {
            return OverlayFlags.Find(name).Name is { IsMissing: false } flag ? flag : FindDependency(value);
        }

        (name, value) = FindMember(manifest.Root.Find("segments"), range);
        return name.IsMissing ? FirstSegment()
            : OverlaySegments.Find(name).Name is { IsMissing: false } segment ? segment
            : FindDependency(value);
    }

    /// <summary>Returns the member of an object in which a range is.</summary>
    private static (JsonTextValue Name, JsonTextValue Value) FindMember(JsonTextValue node, TextRange range)
    {
        (JsonTextValue Name, JsonTextValue Value) found = default;
        foreach (var member in node.EnumerateObjectOrNothing())
        {
            if (member.Name.Range.Start > range.Start)
            {
                break;
            }

            found = member;
        }

        return found.Name.IsMissing || range.Start > EndOf(found.Value) ? default : found;
    }

    /// <summary>Returns the offset of the last token of a value.</summary>
    private static int EndOf(JsonTextValue value) => value.Tokens[value.Tokens.Length - 1].Range.End;

    /// <summary>Returns the first segment or flag of the overlay that a value names, or else any segment, on which it can depend through others.</summary>
    private JsonTextValue FindDependency(JsonTextValue value)
    {
        for (var index = value.Index; index < value.Index + value.Tokens.Length; index++)
        {
            if (manifest[index].Type == JsonTokenType.String)
            {
                var text = new JsonTextValue(manifest, index);
                var cause = OverlaySegments.Find(text).Name is { IsMissing: false } segment ? segment : OverlayFlags.Find(text).Name;
                if (!cause.IsMissing)
                {
                    return cause;
                }
            }
        }

        return FirstSegment();
    }

    private JsonTextValue FirstSegment()
    {
        foreach (var (name, _) in overlay.Root.Find("segments").EnumerateObjectOrNothing())
        {
            return name;
        }

        return default;
    }

    private int LineOf(int offset)
    {
        _lineStarts ??= FindLineStarts(manifest.Texts[0]);
        var found = Array.BinarySearch(_lineStarts, offset);
        return found >= 0 ? found + 1 : ~found;
    }

    private static int[] FindLineStarts(byte[] text)
    {
        var starts = new List<int> { 0 };
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
            {
                starts.Add(index + 1);
            }
        }

        return [.. starts];
    }
}
