using OpenRollout.Decisions;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Explanations;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// A manifest compiled for evaluation: flat arrays that one loop walks. Immutable and thread-safe; a new manifest makes a
/// new program. The result of an evaluation depends on the program, the context and the time alone. Evaluating throws only
/// when the view has fewer attributes than the program and, up to 32 required flags and except for patterns, allocates
/// nothing.
/// </summary>
internal sealed class RolloutProgram
{
    /// <summary>The index of the targeting key among the attributes of every program.</summary>
    public const int TargetingKeyOrdinal = 0;

    /// <summary>The cohorts of a manifest without key files.</summary>
    public static readonly IReadOnlyDictionary<string, KeySet> NoCohorts = new Dictionary<string, KeySet>();

    private readonly CompiledFlag[] _flags;
    private readonly FlagRecord[] _records;
    private readonly Outcome[] _outcomes;
    private readonly OutcomeKind[] _outcomeKinds;

    /// <summary>Not a frozen dictionary: this one changes its hash function when keys collide, so chosen keys cannot make a lookup take milliseconds.</summary>
    private readonly Dictionary<string, int> _indices;

    private readonly IReadOnlyDictionary<string, KeySet> _cohorts;

    /// <summary>Initializes the program of a manifest.</summary>
    public RolloutProgram(
        RolloutManifest manifest,
        IReadOnlyDictionary<string, KeySet> cohorts,
        AttributeDefinition[] attributes,
        Instruction[] code,
        Constants constants,
        CalledSegments segments,
        CompiledFlag[] flags,
        FlagRecord[] records,
        Dictionary<string, int> indices,
        Outcome[] outcomes,
        WatchedFlag[] watches)
    {
        Manifest = manifest;
        _cohorts = cohorts;
        Attributes = attributes;
        // Interned: an application usually builds its context from the same literals, and identical strings are found without a comparison.
        AttributeNames = Array.ConvertAll(attributes, attribute => string.Intern(attribute.Name));
        Code = code;
        Constants = constants;
        Segments = segments;
        _flags = flags;
        _records = records;
        _outcomes = outcomes;
        _outcomeKinds = new OutcomeKind[outcomes.Length];
        _indices = indices;
        Watches = watches;
        // No Array.ConvertAll and no Array.Exists: for structures of this assembly they would be compiled at every start of an application.
        for (var index = 0; index < outcomes.Length; index++)
        {
            _outcomeKinds[index] = outcomes[index].Kind;
        }

        for (var index = 0; index < flags.Length; index++)
        {
            AnyDependsOnTime |= flags[index].DependsOnTime;
        }
    }

    /// <summary>Initializes a program with other definitions of some flags of another one. They share what does not change.</summary>
    public RolloutProgram(
        RolloutManifest manifest,
        RolloutProgram before,
        Instruction[] code,
        Constants constants,
        CalledSegments segments,
        CompiledFlag[] flags,
        FlagRecord[] records,
        Outcome[] newOutcomes,
        IReadOnlyDictionary<string, FlagDecision> decisions)
    {
        Manifest = manifest;
        _cohorts = before._cohorts;
        Attributes = before.Attributes;
        AttributeNames = before.AttributeNames;
        Code = code;
        Constants = constants;
        Segments = segments;
        _flags = flags;
        _records = records;
        _outcomes = [.. before._outcomes, .. newOutcomes];
        _outcomeKinds = new OutcomeKind[_outcomes.Length];
        before._outcomeKinds.CopyTo(_outcomeKinds, 0);
        newOutcomes.Select(outcome => outcome.Kind).ToArray().CopyTo(_outcomeKinds, before._outcomeKinds.Length);
        _indices = before._indices;
        Watches = before.Watches;
        Decisions = decisions;
        AnyDependsOnTime = flags.Any(flag => flag.DependsOnTime);
    }

    /// <summary>Gets the manifest that was compiled.</summary>
    public RolloutManifest Manifest { get; }

    /// <summary>Gets the flags that decisions switch off or hold, by key. <see cref="Manifest"/> has their definitions as decided.</summary>
    public IReadOnlyDictionary<string, FlagDecision> Decisions { get; } = FlagDecision.None;

    /// <summary>Gets the attributes in the order of a <see cref="ContextView"/>: the targeting key, then the manifest's.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>Gets the names of the attributes, in the same order.</summary>
    public string[] AttributeNames { get; }

    /// <summary>Gets the instructions of all flags and of the segments that they call.</summary>
    public Instruction[] Code { get; }

    /// <summary>Gets the constants that the instructions compare with.</summary>
    public Constants Constants { get; }

    /// <summary>Gets the segments that the instructions call.</summary>
    public CalledSegments Segments { get; }

    /// <summary>Gets every outcome of every flag; those of one flag are adjacent.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    /// <summary>Gets the flags that guardrails watch, switched off or not, in the order of the manifest.</summary>
    public IReadOnlyList<WatchedFlag> Watches { get; }

    /// <summary>Gets the flags. Do not change the array.</summary>
    public CompiledFlag[] Flags => _flags;

    /// <summary>Gets the records of the flags, in the same order. Do not change the array.</summary>
    public FlagRecord[] Records => _records;

    /// <summary>Gets the indices of the flags by key. Do not change the dictionary.</summary>
    public Dictionary<string, int> Indices => _indices;

    /// <summary>Gets the number of flags.</summary>
    public int FlagCount => _flags.Length;

    /// <summary>Gets a value indicating whether the result of any flag depends on the time.</summary>
    public bool AnyDependsOnTime { get; }

    /// <summary>Compiles a manifest.</summary>
    /// <param name="reading">A manifest without errors.</param>
    /// <param name="cohorts">The keys of segments with <c>keysFrom</c>, by the segment's name; a missing segment has no keys.</param>
    /// <exception cref="ArgumentException">The manifest has errors.</exception>
    public static RolloutProgram Compile(ManifestReadResult reading, IReadOnlyDictionary<string, KeySet>? cohorts = null)
        => reading.FirstError is { } error
            ? throw new ArgumentException($"A manifest with errors cannot be evaluated: {error}", nameof(reading))
            : ProgramCompiler.Compile(reading.Manifest, cohorts ?? NoCohorts);

    /// <summary>Returns the program with other definitions of some flags. Compiles these flags alone; the two programs share what does not change.</summary>
    /// <param name="decisions">The effects of decisions by flag key.</param>
    /// <param name="definitions">The definitions of these flags as decided.</param>
    public RolloutProgram With(IReadOnlyDictionary<string, FlagDecision> decisions, IReadOnlyDictionary<string, FlagDefinition> definitions)
    {
        var flags = Manifest.Flags.ToArray();
        var changed = new HashSet<int>();
        foreach (var (key, definition) in definitions)
        {
            var index = FindFlag(key);
            flags[index] = definition;
            changed.Add(index);
        }

        return ProgramCompiler.Patch(this, Manifest.WithFlags(flags), changed, _cohorts, decisions);
    }

    /// <summary>Returns the index of a flag, or -1 when no flag has the key. Allocates nothing.</summary>
    public int FindFlag(string key) => _indices.TryGetValue(key, out var index) ? index : -1;

    /// <summary>Returns the definition of a flag.</summary>
    public FlagDefinition GetDefinition(int flag) => _records[flag].Definition;

    /// <summary>Returns what an evaluation needs of a flag.</summary>
    public ref readonly CompiledFlag FlagAt(int flag) => ref _flags[flag];

    /// <summary>Returns whether a flag's result depends on the time; if not, it can be evaluated with any time.</summary>
    public bool DependsOnTime(int flag) => _flags[flag].DependsOnTime;

    /// <summary>Returns the type of a flag's values.</summary>
    public FlagType TypeOf(int flag) => _flags[flag].Type;

    /// <summary>Returns the index of the attribute that is a flag's unit.</summary>
    public int UnitOf(int flag) => _flags[flag].Unit;

    /// <summary>Returns the index of a flag's first outcome; its others follow.</summary>
    public int FirstOutcomeOf(int flag) => _records[flag].FirstOutcome;

    /// <summary>Returns an outcome by its index.</summary>
    public Outcome OutcomeAt(int index) => _outcomes[index];

    /// <summary>Returns the kind of an outcome without a read of the outcome itself.</summary>
    public OutcomeKind KindOf(int outcome) => _outcomeKinds[outcome];

    /// <summary>Evaluates a flag.</summary>
    /// <returns>The outcome; for a failure its <see cref="Outcome.Error"/> is set.</returns>
    public Outcome Evaluate(int flag, in ContextView context) => _outcomes[Decide(flag, in context)];

    /// <summary>Evaluates a boolean flag when only its value is needed, which costs less.</summary>
    /// <returns>The value; null for an error, and for a flag of another type.</returns>
    public bool? EvaluateBoolean(int flag, in ContextView context)
        => KindOf(Decide(flag, in context)) is <= OutcomeKind.On and var kind ? kind == OutcomeKind.On : null;

    /// <summary>Evaluates a flag and returns the index of its outcome.</summary>
    public int Decide(int flag, in ContextView context) => FlagEvaluator.Evaluate(this, flag, in context);

    /// <summary>Returns how a user is compared with others for a flag. Allocates nothing, up to 32 required flags and except for patterns.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="user">The user and the time of the event.</param>
    public Comparand FindComparand(int flag, in ContextView user) => ArmFinder.Find(this, flag, in user);

    /// <summary>Returns the weight of the variants of a split whose value is not the default.</summary>
    public int WeightOfOthers(SplitTable split)
    {
        var (weight, start) = (0, 0);
        for (var index = 0; index < split.Ends.Length; index++)
        {
            weight += _outcomes[split.Outcomes[index]].HasDefaultValue ? 0 : split.Ends[index] - start;
            start = split.Ends[index];
        }

        return weight;
    }

    /// <summary>Explains the result of a flag by evaluating it step by step.</summary>
    public Explanation Explain(int flag, in ContextView context)
        => new Explainer(this, _cohorts, (_flags[flag].Required?.ToArray() ?? []).Append(flag)).Explain(flag, in context);

    /// <summary>Returns an explainer for all flags, which compiles them once.</summary>
    public Explainer ExplainAll() => new(this, _cohorts, Enumerable.Range(0, FlagCount));

    /// <summary>Builds in advance what first evaluations would build. For a program that replaces another one during evaluations.</summary>
    /// <param name="before">The program that is replaced. Patterns that both share are not built, because evaluations do not get slower.</param>
    public void Prepare(RolloutProgram before)
    {
        for (var index = 0; index < Constants.Patterns.Length; index++)
        {
            if (index >= before.Constants.Patterns.Length || Constants.Patterns[index] != before.Constants.Patterns[index])
            {
                Constants.Patterns[index].Prepare();
            }
        }
    }

    /// <summary>Returns the keys of the flags that evaluate differently in the two programs, including those that only one of them has.</summary>
    public IReadOnlyList<string> FindChanges(RolloutProgram other)
    {
        if (_indices == other._indices)
        {
            // The same manifest under other decisions, which share most records.
            return [.. _records.Where((flag, index) => !ReferenceEquals(flag, other._records[index]) && flag.Signature != other._records[index].Signature).Select(flag => flag.Definition.Key)];
        }

        return
        [
            .. _records.Where(flag => other.SignatureOf(flag.Definition.Key) != flag.Signature).Select(flag => flag.Definition.Key),
            .. other._records.Select(flag => flag.Definition.Key).Where(key => FindFlag(key) < 0),
        ];
    }

    private ulong? SignatureOf(string key) => FindFlag(key) is >= 0 and var index ? _records[index].Signature : null;
}
