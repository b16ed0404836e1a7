namespace OpenRollout.Manifest;

/// <summary>
/// Reads rollouts of a manifest without errors a second time. Whoever serves a manifest needs them only to compile it
/// and to explain: in between the text holds them in a fraction of the memory. Thread-safe.
/// </summary>
internal sealed class RolloutSource(byte[] utf8, IReadOnlyDictionary<string, AttributeDefinition> attributes)
{
    /// <summary>Reads a rollout.</summary>
    /// <param name="flag">The flag that has it.</param>
    /// <param name="start">Where its opening bracket stands.</param>
    public RolloutDefinition? Read(FlagDefinition flag, int start)
    {
        // All has been found good before, names that refer to something included.
        var values = new ValueReader(new ProblemCollector());
        var references = new ReferenceReader(values, declared: null);
        var rollouts = new RolloutReader(values, references, new ConditionReader(values, references, attributes, declared: null));
        var variants = flag.Variants.Select(variant => variant.Name).ToArray();
        return rollouts.Read(flag.Range, JsonText.Parse(utf8, start).Root, flag.Key, flag.Type, variants);
    }
}
