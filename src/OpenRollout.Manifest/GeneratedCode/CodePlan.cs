namespace OpenRollout.Manifest;

/// <summary>
/// Decides what a build generates for a manifest. Code that takes the compiler minutes and gigabytes is of no use, and a
/// few kilobytes of a manifest could ask for it.
/// </summary>
internal sealed class CodePlan
{
    /// <summary>Characters of code for one flag or attribute: several thousand variants or members, which take the compiler a few seconds.</summary>
    public const long MaximumFlag = 2_000_000;

    /// <summary>Characters of code for a manifest: more than twenty thousand flags, which take the compiler half a minute and a gigabyte.</summary>
    public const long MaximumManifest = 30_000_000;

    /// <summary>Characters in string literals. An assembly holds 16 MB of strings, and the manifest's text may take 9 MB of them.</summary>
    public const long MaximumLiterals = 3_000_000;

    /// <summary>Bytes of a manifest's text that is embedded. The compiler keeps several hundred bytes for each of them.</summary>
    public const int MaximumText = 16_000_000;

    /// <summary>Attributes of the typed context. Each takes 16 bytes of a structure that callers have on their stacks.</summary>
    public const int MaximumAttributes = 1_000;

    /// <summary>Characters of a key. It is written out several times.</summary>
    public const int MaximumKey = 10_000;

    private readonly List<FlagDefinition> _flags = [];

    private CodePlan()
    {
    }

    /// <summary>The attributes of the typed context.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; private set; } = [];

    /// <summary>The flags that get accessors.</summary>
    public IReadOnlyList<FlagDefinition> Flags => _flags;

    /// <summary>The first flag for whose accessor no room is left; null where all have room.</summary>
    public FlagDefinition? FirstLeftOut { get; private set; }

    /// <summary>The flags that are generated without variants, record and documentation, each with the size that it would have.</summary>
    public Dictionary<string, CodeSize> TooLarge { get; } = new(StringComparer.Ordinal);

    /// <summary>The size of all that the manifest asks for, without what is too large on its own.</summary>
    public CodeSize Total { get; private set; }

    /// <summary>The flag that takes most of it; null where there is none.</summary>
    public FlagDefinition? Largest { get; private set; }

    public static CodePlan For(RolloutManifest manifest)
    {
        var plan = new CodePlan();
        plan.TakeAttributes(manifest.Attributes);
        plan.TakeFlags(manifest.Flags);
        return plan;
    }

    /// <summary>Returns whether an attribute's values, and its description, are left out.</summary>
    public static bool IsTooLarge(AttributeDefinition attribute) => IsTooLarge(CodeSize.Of(attribute));

    private static bool IsTooLarge(CodeSize size) => size.Characters > MaximumFlag || size.Literals > MaximumFlag;

    private void TakeAttributes(IReadOnlyList<AttributeDefinition> attributes)
    {
        Attributes = [.. attributes.Where(attribute => attribute.Name.Length <= MaximumKey).Take(MaximumAttributes)];
        foreach (var attribute in Attributes)
        {
            var size = CodeSize.Of(attribute);
            Total += IsTooLarge(size) ? default : size;
        }
    }

    private void TakeFlags(IReadOnlyList<FlagDefinition> flags)
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

            Total += size + OfNewGroups(flag.Key, groups);
            if (Total.Characters <= MaximumManifest && Total.Literals <= MaximumLiterals)
            {
                _flags.Add(flag);
            }
            else
            {
                FirstLeftOut ??= flag;
            }
        }
    }

    private static CodeSize OfNewGroups(string key, HashSet<string> groups)
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
