using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>
/// Reports unknown properties. In objects that may have properties of other tools, it distinguishes those from mistakes
/// that could give a feature to more users than intended.
/// </summary>
internal sealed class UnknownPropertyCheck(ValueReader values, ObjectSchema schema)
{
    /// <summary>The maximum number of different names that are compared with known ones. Any further name is an error.</summary>
    private const int MaximumNames = 1_000;

    private const string SwitchRemedy = "; to turn a flag off, set \"enabled\": false in the flag";

    /// <summary>The remedy for each name, or null if it may be another tool's. A cache, because flags mostly have the same properties.</summary>
    private readonly Dictionary<string, string?> _remedies = new(StringComparer.Ordinal);

    /// <summary>Reports a property, unless its name starts with <c>x-</c>. Such names are free to use.</summary>
    /// <returns>True if the property was reported; otherwise, false.</returns>
    public bool Report(JsonTextValue nameNode)
    {
        var name = nameNode.GetString();
        if (name.StartsWith("x-", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var (property, reason) in schema.ManifestOnly)
        {
            if (property == name)
            {
                values.Report(ProblemDescriptors.ManifestOnly, nameNode.Range, $"an overlay cannot set '{name}': {reason}");
                return true;
            }
        }

        var (descriptor, advice) = schema.UnknownProperties switch
        {
            UnknownPropertyPolicy.Reject => (ProblemDescriptors.UnknownProperty, SuggestOrList(name)),
            UnknownPropertyPolicy.Warn => (ProblemDescriptors.ForeignProperty, values.Suggest(name, schema.Properties)),
            _ when FindRemedy(name) is { } remedy => (ProblemDescriptors.UnknownProperty, remedy),
            _ => (ProblemDescriptors.ForeignProperty, "; if another tool uses it, start its name with 'x-'"),
        };
        values.Report(descriptor, nameNode.Range, $"{schema.Name} has no property '{PlainText.Quote(name)}'{advice}");
        return true;
    }

    private string SuggestOrList(string name)
        => values.Suggest(name, schema.Properties) is { Length: > 0 } suggestion ? suggestion
            : schema.Find("enabled") >= 0 && MisplacedNames.IsSwitch(name) ? SwitchRemedy
            : $"; it can have {string.Join(", ", schema.Properties.Select(known => $"'{known}'"))}";

    private string? FindRemedy(string name)
    {
        if (_remedies.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_remedies.Count == MaximumNames)
        {
            return $"; remove it, because a manifest can have at most {MaximumNames} different unknown properties";
        }

        var remedy = Explain(name);
        _remedies.Add(name, remedy);
        return remedy;
    }

    private string? Explain(string name)
        => NearestName.Find(name, schema.Properties) is { } nearest ? $"; did you mean '{PlainText.Quote(nearest)}'?"
            : MisplacedNames.IsSwitch(name) ? SwitchRemedy
            : MisplacedNames.Find(name, schema) is { } owner ? $"; it belongs in {owner}"
            : null;
}
