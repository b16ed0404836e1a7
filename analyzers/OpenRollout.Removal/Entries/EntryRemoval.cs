using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Analyzers.Manifests;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Layers;

namespace OpenRollout.Removal.Entries;

/// <summary>Removes a flag from its manifest and the overlays, after the code no longer uses it. The result has no new error, or nothing changes.</summary>
internal sealed class EntryRemoval
{
    private readonly ManifestFile _manifest;
    private readonly SourceText _text;
    private readonly FlagDefinition _flag;
    private readonly object _value;
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly List<RemovalPlace> _refusals = [];
    private readonly List<RemovalPlace> _notices = [];

    private EntryRemoval(ManifestFile manifest, SourceText text, FlagDefinition flag, object value)
        => (_manifest, _text, _flag, _value) = (manifest, text, flag, value);

    /// <summary>Removes a flag. The texts are those of the manifest and the overlays that have the flag; with refusals there are none.</summary>
    /// <param name="manifest">The manifest with all overlays that exist.</param>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="key">The key of the flag.</param>
    /// <param name="value">The value that takes the place of the flag.</param>
    public static RemovalResult Run(ManifestFile manifest, SourceText text, string key, object value)
    {
        if (manifest.Text.Reading.FirstError is { } error)
        {
            return Refused(manifest.LocationOf(error.Range), RemovalReasons.ManifestError(error.Message));
        }

        if (manifest.Manifest.FindFlag(key) is not { } flag)
        {
            return new RemovalResult(new Dictionary<string, SourceText>(), [], []);
        }

        foreach (var overlay in manifest.Overlays)
        {
            if (overlay.MergeInto(manifest) is { } merged && ManifestProblem.FirstError(merged.Problems) is { } problem)
            {
                return Refused(overlay.LocationOf(problem.Range, merged), RemovalReasons.ManifestError(problem.Message));
            }
        }

        var removal = new EntryRemoval(manifest, text, flag, value);
        removal.Edit();
        return removal._refusals.Count > 0
            ? new RemovalResult(new Dictionary<string, SourceText>(), removal._refusals, [])
            : new RemovalResult(removal._texts, [], removal._notices);

        static RemovalResult Refused(Location location, string reason)
            => new(new Dictionary<string, SourceText>(), [new RemovalPlace(location.GetLineSpan(), reason)], []);
    }

    private void Edit()
    {
        var edit = new ManifestEdit(_manifest.Text.Positions);
        foreach (var (dependent, range) in FindDependents())
        {
            if (_value is not true)
            {
                Add(_refusals, range, RemovalReasons.RequiredFlagIsOff(dependent.Key, _flag.Key));
                continue;
            }

            edit.RemoveRequirement(dependent.Key, _flag.Key);
            Add(_notices, range, RemovalReasons.RequirementRemoved(dependent.Key, _flag.Key));
        }

        if (_refusals.Count > 0)
        {
            return;
        }

        edit.RemoveFlag(_flag.Key);
        _texts.Add(_manifest.Path, edit.ToText(_text));
        var before = ReviewedManifest.Read(_manifest.Text.Positions.Bytes);
        var after = ReviewedManifest.Read(edit.Utf8);
        Check(after.Result.FirstError);
        List<RolloutManifest> manifests = [before.Result.Manifest];
        foreach (var overlay in _manifest.Overlays)
        {
            if (overlay.MergeInto(_manifest) is not { } merged)
            {
                continue;
            }

            var overlayEdit = new ManifestEdit(merged.Positions);
            if (overlayEdit.RemoveFlag(_flag.Key))
            {
                _texts.Add(overlay.Path, overlayEdit.ToText(overlay.Text));
            }

            NoticeDescriptions(merged.Positions, range => overlay.LocationOf(range, merged));
            manifests.Add(before.Review(overlay.Environment, merged.Positions.Bytes, overlay.Path).Manifest);
            Check(ManifestProblem.FirstError(after.Review(overlay.Environment, overlayEdit.Utf8, overlay.Path).Problems));
        }

        NoticeDescriptions(_manifest.Text.Positions, _manifest.LocationOf);
        NoticeUnused(manifests);
    }

    private void NoticeDescriptions(PositionedText text, Func<TextRange, Location> locate)
        => _notices.AddRange(Descriptions.Find(text.Bytes, _flag.Key).Select(found => new RemovalPlace(locate(found.Range).GetLineSpan(), RemovalReasons.DescriptionNames(found.Property, _flag.Key))));

    /// <summary>Returns the flags that require the flag, with the places. An overlay cannot change requirements.</summary>
    private IEnumerable<(FlagDefinition Flag, TextRange Range)> FindDependents()
        => from flag in _manifest.Manifest.Flags
           from required in flag.GetRollout()?.Requires ?? []
           where required.Value == _flag.Key
           select (flag, required.Range);

    private void Check(ManifestProblem? error)
    {
        if (error is not null)
        {
            Add(_refusals, _flag.Range, RemovalReasons.EntryError(error.Id, error.Message));
        }
    }

    /// <summary>Reports the segments, attributes and guardrails that only this flag used in any environment.</summary>
    private void NoticeUnused(IReadOnlyList<RolloutManifest> manifests)
    {
        var own = NamesInUse.Of(manifests, key => key == _flag.Key);
        var others = NamesInUse.Of(manifests, key => key != _flag.Key);
        var segments = new HashSet<string>(own.Segments.Except(others.Segments), StringComparer.Ordinal);

        // A segment that no flag uses still keeps its attributes.
        HashSet<string> kept = [.. others.Attributes];
        foreach (var segment in manifests.SelectMany(manifest => manifest.Segments).Where(segment => !segments.Contains(segment.Name)))
        {
            ConditionNames.Add(segment.Condition, [], kept);
        }

        var manifest = _manifest.Manifest;
        foreach (var segment in manifest.Segments.Where(segment => segments.Contains(segment.Name)))
        {
            Add(_notices, segment.Range, RemovalReasons.OnlyUse("segment", segment.Name, _flag.Key));
        }

        foreach (var attribute in manifest.Attributes.Where(attribute => own.Attributes.Contains(attribute.Name) && !kept.Contains(attribute.Name)))
        {
            Add(_notices, attribute.Range, RemovalReasons.OnlyUse("attribute", attribute.Name, _flag.Key));
        }

        foreach (var guardrail in manifest.Guardrails.Where(guardrail => own.Guardrails.Contains(guardrail.Name.Value) && !others.Guardrails.Contains(guardrail.Name.Value)))
        {
            Add(_notices, guardrail.Name.Range, RemovalReasons.OnlyUse("guardrail", guardrail.Name.Value, _flag.Key));
        }
    }

    private void Add(List<RemovalPlace> places, TextRange range, string reason) => places.Add(new RemovalPlace(_manifest.LocationOf(range).GetLineSpan(), reason));
}
