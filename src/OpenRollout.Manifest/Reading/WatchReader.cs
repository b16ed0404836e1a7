using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads which guardrails watch a rollout.</summary>
internal sealed class WatchReader(ValueReader values, ReferenceReader references)
{
    private static readonly NamedValue<GuardrailAction>[] Actions =
    [
        new("off", GuardrailAction.Off),
        new("tell", GuardrailAction.Tell),
    ];

    private readonly ObjectReader _watch = new(values, ObjectSchema.Watch);

    /// <summary>Reads a watch. Returns null if no guardrail watches the rollout.</summary>
    public WatchDefinition? Read(JsonTextValue node)
    {
        if (node.IsMissing || !_watch.Read(node, node.Range))
        {
            return null;
        }

        values.ReadString(_watch["description"], "'description'");
        var guardrails = ReadGuardrails(_watch.Require("guardrails"));
        var falseAlarms = values.ReadThousandths(_watch["falseAlarms"], "'falseAlarms'", 1, 50_000, "a percentage greater than 0 and at most 50 with at most three decimals");
        var action = values.ReadNamedValue(_watch["then"], "'then'", Actions);
        return guardrails.Length == 0 ? null : new WatchDefinition
        {
            Guardrails = guardrails,
            FalseAlarms = falseAlarms ?? WatchDefinition.DefaultFalseAlarms,
            Then = action ?? GuardrailAction.Off,
            Range = node.Range,
        };
    }

    /// <summary>Reads the names of guardrails. Unknown names and duplicates are reported and omitted.</summary>
    private Name[] ReadGuardrails(JsonTextValue node)
    {
        var names = references.ReadGuardrails(node, "'guardrails'");
        var distinct = new ArrayBuilder<Name>(names.Count);
        foreach (var name in names)
        {
            if (Has(in distinct, name.Value))
            {
                values.Report(ProblemDescriptors.DuplicateKey, name.Range, $"duplicate guardrail '{PlainText.Quote(name.Value)}'; remove one of the two");
            }
            else
            {
                distinct.Add(name);
            }
        }

        return distinct.ToArray();
    }

    private static bool Has(in ArrayBuilder<Name> names, string name)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index].Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
