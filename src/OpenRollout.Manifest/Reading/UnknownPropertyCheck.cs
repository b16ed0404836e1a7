namespace OpenRollout.Manifest;

/// <summary>
/// Reports properties that a shape does not know. Where other tools may keep theirs, it tells these from mistakes that
/// would give a feature to more people than are meant.
/// </summary>
internal sealed class UnknownPropertyCheck(ValueReader values, Shape shape)
{
    /// <summary>So many different names are compared with those that are known; any further name is an error unseen.</summary>
    private const int MaximumNames = 1_000;

    private readonly ValueReader _values = values;
    private readonly Shape _shape = shape;

    /// <summary>For each name what to do about it; null for one that may be another tool's. Flags mostly have the same ones.</summary>
    private readonly Dictionary<string, string?> _mistakes = new(StringComparer.Ordinal);

    /// <summary>Reports a property, unless its name begins with <c>x-</c>: those are everybody's.</summary>
    /// <returns>Whether it was reported.</returns>
    public bool Report(JsonNode nameNode)
    {
        var name = nameNode.GetString();
        if (name.StartsWith("x-", StringComparison.Ordinal))
        {
            return false;
        }

        var (descriptor, advice) = _shape.Others switch
        {
            OtherProperties.Refused => (ProblemDescriptors.UnknownProperty, SuggestOrList(name)),
            OtherProperties.Allowed => (ProblemDescriptors.ForeignProperty, _values.Suggest(name, _shape.Names)),
            _ when FindMistake(name) is { } mistake => (ProblemDescriptors.UnknownProperty, mistake),
            _ => (ProblemDescriptors.ForeignProperty, "; if another tool reads it, begin its name with 'x-'"),
        };
        _values.Report(descriptor, nameNode.Range, $"{_shape.What} has no property '{PlainText.Quote(name)}'{advice}");
        return true;
    }

    private string SuggestOrList(string name)
        => _values.Suggest(name, _shape.Names) is { Length: > 0 } suggestion
            ? suggestion
            : $"; it has {string.Join(", ", _shape.Names.Select(known => $"'{known}'"))}";

    private string? FindMistake(string name)
    {
        if (_mistakes.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_mistakes.Count == MaximumNames)
        {
            return $"; more than {MaximumNames} different unknown properties are not accepted";
        }

        var mistake = Explain(name);
        _mistakes.Add(name, mistake);
        return mistake;
    }

    private string? Explain(string name)
        => NearestName.Find(name, _shape.Names) is { } near ? $"; did you mean '{PlainText.Quote(near)}'?"
            : MisplacedNames.IsSwitch(name) ? "; to switch a flag off, write \"enabled\": false in it"
            : MisplacedNames.Find(name, _shape) is { } owner ? $"; it belongs in {owner}"
            : null;
}
