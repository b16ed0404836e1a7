namespace OpenRollout.Manifest;

/// <summary>Reads names that refer to something else in the manifest, and reports those that refer to nothing.</summary>
/// <param name="values">Reads the names.</param>
/// <param name="declared">All names that there are; null where every name is known to be good.</param>
internal sealed class ReferenceReader(ValueReader values, DeclaredNames? declared)
{
    private readonly ValueReader _values = values;
    private readonly DeclaredNames? _declared = declared;

    public Name? ReadSegment(JsonNode node) => Check(_values.ReadName(node, "a segment"), "segment", _declared?.Segments);

    public IReadOnlyList<Name> ReadSegments(JsonNode node, string what)
        => Check(_values.ReadNames(node, what), "segment", _declared?.Segments);

    public IReadOnlyList<Name> ReadFlags(JsonNode node, string what)
        => Check(_values.ReadNames(node, what), "flag", _declared?.Flags);

    public Name? ReadVariant(JsonNode node, IReadOnlyCollection<string> known)
        => Check(_values.ReadName(node, "a variant"), "variant", known);

    public Name? Check(Name? name, string what, IReadOnlyCollection<string>? known)
    {
        if (name is not { } given || known is null || known.Contains(given.Value))
        {
            return name;
        }

        _values.Report(ProblemDescriptors.UnknownReference, given.Range, $"there is no {what} '{PlainText.Quote(given.Value)}'{_values.Suggest(given.Value, known)}");
        return null;
    }

    private IReadOnlyList<Name> Check(Name[]? names, string what, HashSet<string>? known)
    {
        if (names is null)
        {
            return [];
        }

        var good = new Collected<Name>(names.Length);
        foreach (var name in names)
        {
            if (Check(name, what, known) is { } checkedName)
            {
                good.Add(checkedName);
            }
        }

        return good.ToArray();
    }
}
