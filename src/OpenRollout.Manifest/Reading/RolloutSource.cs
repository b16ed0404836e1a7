using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Reading;

/// <summary>
/// Reads rollouts of a valid manifest again on demand. A provider needs them only to compile and to explain flags; in the
/// meantime the text holds them in a fraction of the memory. Thread-safe.
/// </summary>
internal sealed class RolloutSource(byte[] utf8, IReadOnlyDictionary<string, AttributeDefinition> attributes)
{
    /// <summary>Reads a rollout from the text.</summary>
    /// <param name="flag">The flag of the rollout.</param>
    /// <param name="start">The offset of the rollout's opening bracket.</param>
    public RolloutDefinition? Read(FlagDefinition flag, int start)
    {
        // The rollout has been checked before, including its references, so problems are not collected.
        var values = new ValueReader(new ProblemCollector());
        var references = new ReferenceReader(values, declared: null);
        var rollouts = new RolloutReader(values, references, new ConditionReader(values, references, attributes, declared: null));
        var variants = flag.Variants.Select(variant => variant.Name).ToArray();
        return rollouts.Read(flag.Range, JsonText.ParsePart(utf8, start).Root, flag.Key, flag.Type, variants);
    }
}
