using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads names of segments, guardrails, flags and variants, and reports undeclared ones.</summary>
/// <param name="values">Reads the names and receives the problems.</param>
/// <param name="declared">The declared names; null if the manifest has been checked before.</param>
internal sealed class ReferenceReader(ValueReader values, DeclaredNames? declared)
{
    public Name? ReadSegment(JsonTextValue node) => Check(values.ReadName(node, "'segment'"), "segment", declared?.Segments);

    public IReadOnlyList<Name> ReadSegments(JsonTextValue node, string what)
        => Check(values.ReadNames(node, what), "segment", declared?.Segments);

    public IReadOnlyList<Name> ReadGuardrails(JsonTextValue node, string what)
        => Check(values.ReadNames(node, what), "guardrail", declared?.Guardrails);

    public IReadOnlyList<Name> ReadFlags(JsonTextValue node, string what)
        => Check(values.ReadNames(node, what), "flag", declared?.Flags);

    public Name? ReadVariant(JsonTextValue node, IReadOnlyCollection<string> known)
        => Check(values.ReadName(node, "a variant"), "variant", known);

    /// <summary>Returns a name, or null after reporting that it is not among the known ones.</summary>
    public Name? Check(Name? name, string what, IReadOnlyCollection<string>? known)
    {
        if (name is not { } given || known is null || known.Contains(given.Value))
        {
            return name;
        }

        values.Report(ProblemDescriptors.UnknownReference, given.Range, $"unknown {what} '{PlainText.Quote(given.Value)}'{values.SuggestOr(given.Value, known, $"; declare it in '{what}s'")}");
        return null;
    }

    private IReadOnlyList<Name> Check(Name[]? names, string what, HashSet<string>? known)
    {
        if (names is null)
        {
            return [];
        }

        var good = new ArrayBuilder<Name>(names.Length);
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
