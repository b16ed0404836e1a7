using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// A manifest compiled for evaluation: flat arrays that one loop walks. Immutable and thread-safe; a new manifest makes a
/// new program. Evaluating is a function of the program, the context and the time alone; it throws for nothing but
/// a view that lacks attributes and, up to 32 required flags and but for patterns, allocates nothing.
/// </summary>
public sealed partial class RolloutProgram
{
    /// <summary>The place of the targeting key among the attributes of every program.</summary>
    public const int TargetingKeyOrdinal = 0;

    /// <summary>Stands for files of keys where there are none.</summary>
    internal static readonly IReadOnlyDictionary<string, KeySet> NoCohorts = new Dictionary<string, KeySet>();

    private readonly CompiledFlag[] _flags;
    private readonly FlagRecord[] _records;
    private readonly Outcome[] _outcomes;
    private readonly OutcomeKind[] _outcomeKinds;

    /// <summary>Not frozen: this one draws another hash when keys collide, so that nobody can choose keys that make a question take milliseconds.</summary>
    private readonly Dictionary<string, int> _indices;

    private readonly IReadOnlyDictionary<string, KeySet> _cohorts;

    internal RolloutProgram(
        RolloutManifest manifest,
        IReadOnlyDictionary<string, KeySet> cohorts,
        AttributeDefinition[] attributes,
        Instruction[] code,
        Constants constants,
        CalledSegments segments,
        CompiledFlag[] flags,
        FlagRecord[] records,
        Dictionary<string, int> indices,
        Outcome[] outcomes)
    {
        Manifest = manifest;
        _cohorts = cohorts;
        Attributes = attributes;
        // Interned: mostly a context has been given the same literal, and the very same string is found without being compared.
        AttributeNames = Array.ConvertAll(attributes, attribute => string.Intern(attribute.Name));
        Code = code;
        Constants = constants;
        Segments = segments;
        _flags = flags;
        _records = records;
        _outcomes = outcomes;
        _outcomeKinds = new OutcomeKind[outcomes.Length];
        _indices = indices;
        // No Array.ConvertAll and no Array.Exists: for our own structures they would be compiled whenever an application starts.
        for (var index = 0; index < outcomes.Length; index++)
        {
            _outcomeKinds[index] = outcomes[index].Kind;
        }

        for (var index = 0; index < flags.Length; index++)
        {
            AnyDependsOnTime |= flags[index].DependsOnTime;
        }
    }

    /// <summary>The manifest that was compiled.</summary>
    public RolloutManifest Manifest { get; }

    /// <summary>The attributes in the order of a <see cref="ContextView"/>: the targeting key, then the manifest's.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The names of the attributes, in their order.</summary>
    internal string[] AttributeNames { get; }

    /// <summary>The instructions of all flags, and of the segments that they call.</summary>
    internal Instruction[] Code { get; }

    /// <summary>What the instructions compare with.</summary>
    internal Constants Constants { get; }

    /// <summary>The segments that the instructions call.</summary>
    internal CalledSegments Segments { get; }

    /// <summary>Everything that any flag can give.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    /// <summary>The number of flags.</summary>
    public int FlagCount => _flags.Length;

    /// <summary>Compiles a manifest.</summary>
    /// <param name="reading">A manifest without errors.</param>
    /// <param name="cohorts">For segments with <c>keysFrom</c>, by the segment's name, the keys; one that is not there counts as empty.</param>
    /// <exception cref="ArgumentException">The manifest has errors.</exception>
    public static RolloutProgram Compile(ManifestReading reading, IReadOnlyDictionary<string, KeySet>? cohorts = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.FirstError is { } error
            ? throw new ArgumentException($"A manifest with errors cannot be evaluated: {error}", nameof(reading))
            : ProgramCompiler.Compile(reading.Manifest, cohorts ?? NoCohorts);
    }

    /// <summary>Returns the index of a flag, or -1 where there is none of that key. Allocates nothing.</summary>
    public int FindFlag(string key) => _indices.TryGetValue(key, out var index) ? index : -1;

    /// <summary>Returns what the manifest says of a flag.</summary>
    public FlagDefinition GetDefinition(int flag) => _records[flag].Definition;

    /// <summary>Whether a flag's result depends on the time; where it does not, any time will do.</summary>
    public bool DependsOnTime(int flag) => _flags[flag].DependsOnTime;

    /// <summary>Whether the result of any flag depends on the time.</summary>
    internal bool AnyDependsOnTime { get; }

    /// <summary>Returns the type of a flag's values.</summary>
    internal FlagType TypeOf(int flag) => _flags[flag].Type;

    /// <summary>Returns the place, among the attributes, of the one by which a flag puts users into buckets.</summary>
    internal int UnitOf(int flag) => _flags[flag].Unit;

    /// <summary>Returns the place, among <see cref="Outcomes"/>, of the first that a flag gives; its others follow.</summary>
    internal int FirstOutcomeOf(int flag) => _records[flag].FirstOutcome;

    /// <summary>Does ahead what the first evaluations would do: for a program that takes another one's place while evaluations go on.</summary>
    internal void Prepare()
    {
        foreach (var pattern in Constants.Patterns)
        {
            pattern.Prepare();
        }
    }

    /// <summary>Returns the keys of the flags that do not evaluate alike in both programs, those in only one of them included.</summary>
    public IReadOnlyList<string> FindChanges(RolloutProgram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return
        [
            .. _records.Where(flag => other.SignatureOf(flag.Definition.Key) != flag.Signature).Select(flag => flag.Definition.Key),
            .. other._records.Select(flag => flag.Definition.Key).Where(key => FindFlag(key) < 0),
        ];
    }

    private ulong? SignatureOf(string key) => FindFlag(key) is >= 0 and var index ? _records[index].Signature : null;
}
