using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Reading;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Layers;

/// <summary>
/// Checks the objects of an overlay against its manifest: that it sets only what an overlay may set, and that the manifest
/// has its flags, segments and stages. Other values are checked where they are read, after merging.
/// </summary>
internal sealed class OverlayCheck(ValueReader values)
{
    private readonly ObjectReader _overlay = new(values, OverlaySchema.Overlay);
    private readonly ObjectReader _flag = new(values, OverlaySchema.Flag);
    private readonly ObjectReader _rollout = new(values, OverlaySchema.Rollout);
    private readonly ObjectReader _stage = new(values, OverlaySchema.Stage);

    /// <summary>Gets the environment that the overlay names; null if it names none.</summary>
    public string? Environment { get; private set; }

    /// <summary>Gets the overlay's revision; null if it has none.</summary>
    public int? Revision { get; private set; }

    /// <summary>Checks an overlay.</summary>
    /// <param name="overlay">The root of the overlay.</param>
    /// <param name="manifest">The root of the manifest, which has no errors.</param>
    /// <param name="environment">The environment that the overlay is for.</param>
    public void Run(JsonTextValue overlay, JsonTextValue manifest, string environment)
    {
        if (!_overlay.Read(overlay, overlay.Range))
        {
            return;
        }

        values.ReadString(_overlay["$schema"], "'$schema'");
        values.ReadString(_overlay["description"], "'description'");
        Revision = ModelReader.ReadRevision(_overlay["revision"], values);
        Environment = values.ReadString(_overlay["environment"], "'environment'");
        if (Environment is not null && !Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))
        {
            values.Report(ProblemDescriptors.InvalidValue, _overlay["environment"].Range, $"the overlay is for '{PlainText.Quote(Environment)}', but it is read as the overlay of '{PlainText.Quote(environment)}'; use the overlay of '{PlainText.Quote(environment)}', or correct the name");
        }

        CheckSegments(_overlay["segments"], new NamedMembers(manifest.Find("segments")));
        CheckFlags(_overlay["flags"], new NamedMembers(manifest.Find("flags")));
    }

    private void CheckSegments(JsonTextValue node, NamedMembers known)
    {
        if (IsObject(node, "'segments'"))
        {
            foreach (var (name, _) in node.EnumerateObject())
            {
                IsKnown(name, "segment", known);
            }
        }
    }

    private void CheckFlags(JsonTextValue node, NamedMembers known)
    {
        if (!IsObject(node, "'flags'"))
        {
            return;
        }

        foreach (var (name, flag) in node.EnumerateObject())
        {
            var isKnown = IsKnown(name, "flag", known);
            if (_flag.Read(flag, name.Range) && isKnown && !_flag["rollout"].IsMissing)
            {
                CheckRollout(_flag["rollout"], known.Find(name).Value.Find("rollout"));
            }
        }
    }

    private void CheckRollout(JsonTextValue node, JsonTextValue manifest)
    {
        if (!_rollout.Read(node, node.Range))
        {
            return;
        }

        if (manifest.IsMissing)
        {
            values.Report(ProblemDescriptors.ManifestOnly, node.Range, "an overlay cannot add a rollout: the flag has none in the manifest, which defines the stages; add the rollout there");
            return;
        }

        if (_rollout["exclude"] is { IsMissing: false, IsArray: false } exclude)
        {
            values.ReportValue(exclude, "'exclude'", "an array of strings");
        }

        var stages = _rollout["stages"];
        if (stages.IsArray)
        {
            values.ReportValue(stages, "'stages' of an overlay", "an object with a property for each stage that it changes, such as { \"internal\": { \"since\": \"2026-09-20\" } }");
        }
        else if (IsObject(stages, "'stages' of an overlay"))
        {
            CheckStages(stages, NamedMembers.OfStages(manifest.Find("stages")));
        }
    }

    private void CheckStages(JsonTextValue node, NamedMembers known)
    {
        foreach (var (name, stage) in node.EnumerateObject())
        {
            IsKnown(name, "stage", known);
            _stage.Read(stage, name.Range);
        }
    }

    /// <summary>Reports a name that the manifest does not have. An overlay cannot add to the manifest.</summary>
    private bool IsKnown(JsonTextValue name, string what, NamedMembers known)
    {
        if (!known.Find(name).Value.IsMissing)
        {
            return true;
        }

        var text = name.GetString();
        values.Report(ProblemDescriptors.UnknownReference, name.Range, $"the manifest has no {what} '{PlainText.Quote(text)}'{values.SuggestOr(text, known.Names, "; an overlay can only change what the manifest has")}");
        return false;
    }

    private bool IsObject(JsonTextValue node, string what)
    {
        if (!node.IsMissing && !node.IsObject)
        {
            values.ReportValue(node, what, "an object");
        }

        return node.IsObject;
    }
}
