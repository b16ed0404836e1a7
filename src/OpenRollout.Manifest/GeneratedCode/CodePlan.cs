namespace OpenRollout.Manifest.GeneratedCode;

/// <summary>
/// Decides which code a build generates for a manifest. Without limits, a manifest of a few kilobytes could need so much
/// code that the compiler takes minutes and gigabytes.
/// </summary>
internal sealed class CodePlan
{
    /// <summary>The maximum number of characters of code for one flag or attribute: several thousand variants or members, which take the compiler a few seconds.</summary>
    public const long MaximumFlag = 2_000_000;

    /// <summary>The maximum number of characters of code for a manifest: more than 20,000 flags, which take the compiler half a minute and a gigabyte.</summary>
    public const long MaximumManifest = 30_000_000;

    /// <summary>The maximum number of characters in string literals. An assembly can hold 16 MB of strings, and the manifest's text may take 9 MB of them.</summary>
    public const long MaximumLiterals = 3_000_000;

    /// <summary>The maximum length of an embedded manifest in bytes. The compiler needs several hundred bytes of memory for each of them.</summary>
    public const int MaximumText = 16_000_000;

    /// <summary>The maximum number of attributes of the typed context, a structure on the stack in which each takes 16 bytes.</summary>
    public const int MaximumAttributes = 1_000;

    /// <summary>The maximum number of guardrails whose events are generated.</summary>
    public const int MaximumGuardrails = 1_000;

    /// <summary>The maximum number of characters of a key, which the code repeats several times.</summary>
    public const int MaximumKey = 10_000;

    private readonly List<FlagDefinition> _flags = [];

    private CodePlan()
    {
    }

    /// <summary>Gets the attributes of the typed context.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; private set; } = [];

    /// <summary>Gets the guardrails whose events are generated.</summary>
    public IReadOnlyList<GuardrailDefinition> Guardrails { get; private set; } = [];

    /// <summary>Gets the flags that have accessors.</summary>
    public IReadOnlyList<FlagDefinition> Flags => _flags;

    /// <summary>Gets the first flag that has no accessor because the manifest exceeds a limit; null if there is none.</summary>
    public FlagDefinition? FirstOmitted { get; private set; }

    /// <summary>Gets the keys of flags that are generated without variants, record and documentation, with the size that each would have.</summary>
    public Dictionary<string, CodeSize> TooLarge { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the total size of the code, not counting what is omitted as too large.</summary>
    public CodeSize Total { get; private set; }

    /// <summary>Gets the flag with the most code; null if there are no flags.</summary>
    public FlagDefinition? Largest { get; private set; }

    /// <summary>Creates the plan for a manifest.</summary>
    public static CodePlan For(RolloutManifest manifest)
    {
        var plan = new CodePlan();
        plan.AddAttributes(manifest.Attributes);
        plan.AddGuardrails(manifest.Guardrails);
        plan.AddFlags(manifest.Flags);
        return plan;
    }

    /// <summary>Returns a value indicating whether the values and the description of an attribute are omitted because they are too large.</summary>
    public static bool IsTooLarge(AttributeDefinition attribute) => IsTooLarge(CodeSize.Of(attribute));

    private static bool IsTooLarge(CodeSize size) => size.Characters > MaximumFlag || size.Literals > MaximumFlag;

    private void AddAttributes(IReadOnlyList<AttributeDefinition> attributes)
    {
        Attributes = [.. attributes.Where(attribute => attribute.Name.Length <= MaximumKey).Take(MaximumAttributes)];
        foreach (var attribute in Attributes)
        {
            var size = CodeSize.Of(attribute);
            Total += IsTooLarge(size) ? default : size;
        }
    }

    private void AddGuardrails(IReadOnlyList<GuardrailDefinition> guardrails)
    {
        Guardrails = [.. guardrails.Take(MaximumGuardrails)];
        foreach (var guardrail in Guardrails)
        {
            Total += CodeSize.Of(guardrail);
        }
    }

    private void AddFlags(IReadOnlyList<FlagDefinition> flags)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        var largest = 0L;
        foreach (var flag in flags)
        {
            var size = CodeSize.Of(flag);
            if (IsTooLarge(size) || flag.Key.Length > MaximumKey)
            {
                TooLarge[flag.Key] = size;
                size = CodeSize.OfAccessor(flag);
            }

            if (flag.Key.Length > MaximumKey)
            {
                continue;
            }

            if (size.Characters > largest)
            {
                largest = size.Characters;
                Largest = flag;
            }

            Total += size + SizeOfNewGroups(flag.Key, groups);
            if (Total.Characters <= MaximumManifest && Total.Literals <= MaximumLiterals)
            {
                _flags.Add(flag);
            }
            else
            {
                FirstOmitted ??= flag;
            }
        }
    }

    private static CodeSize SizeOfNewGroups(string key, HashSet<string> groups)
    {
        var size = default(CodeSize);
        for (var dot = key.IndexOf('.'); dot >= 0; dot = key.IndexOf('.', dot + 1))
        {
            var path = key.Substring(0, dot);
            size += groups.Add(path) ? CodeSize.OfGroup(path) : default;
        }

        return size;
    }
}
