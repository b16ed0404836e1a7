using System.Buffers;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// A manifest compiled for evaluation: flat arrays that one loop walks. Immutable and thread-safe; a new manifest makes a
/// new program. Evaluating is a function of the program, the context and the time alone; it never throws and, up to 32
/// required flags and but for patterns, allocates nothing.
/// </summary>
public sealed class RolloutProgram
{
    /// <summary>The place of the targeting key among the attributes of every program.</summary>
    public const int TargetingKeyOrdinal = 0;

    private const int RequiredOnStack = 32;

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
        _flags = flags;
        _records = records;
        _outcomes = outcomes;
        _outcomeKinds = Array.ConvertAll(outcomes, outcome => outcome.Kind);
        _indices = indices;
    }

    /// <summary>The manifest that was compiled.</summary>
    public RolloutManifest Manifest { get; }

    /// <summary>The attributes in the order of a <see cref="ContextView"/>: the targeting key, then the manifest's.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; }

    /// <summary>The names of the attributes, in their order.</summary>
    internal string[] AttributeNames { get; }

    /// <summary>The instructions of all flags.</summary>
    internal Instruction[] Code { get; }

    /// <summary>What the instructions compare with.</summary>
    internal Constants Constants { get; }

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
    internal bool AnyDependsOnTime => Array.Exists(_flags, flag => flag.DependsOnTime);

    /// <summary>Returns the type of a flag's values.</summary>
    internal FlagType TypeOf(int flag) => _flags[flag].Type;

    /// <summary>Returns the place, among the attributes, of the one by which a flag puts users into buckets.</summary>
    internal int UnitOf(int flag) => _flags[flag].Unit;

    /// <summary>Returns the place, among <see cref="Outcomes"/>, of the first that a flag gives; its others follow.</summary>
    internal int FirstOutcomeOf(int flag) => _records[flag].FirstOutcome;

    /// <summary>Evaluates a flag.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="context">The user and the time.</param>
    /// <returns>The outcome, an error included.</returns>
    public Outcome Evaluate(int flag, in ContextView context) => _outcomes[Decide(flag, in context)];

    /// <summary>Evaluates a boolean flag where only its value is asked for, which costs less.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="context">The user and the time.</param>
    /// <returns>The value; null for an error, and for a flag of another type.</returns>
    public bool? EvaluateBoolean(int flag, in ContextView context)
        => KindOf(Decide(flag, in context)) is <= OutcomeKind.On and var kind ? kind == OutcomeKind.On : null;

    /// <summary>Evaluates a flag and returns the index of the outcome.</summary>
    internal int Decide(int flag, in ContextView context)
    {
        var trace = default(NoTrace);
        return Run(flag, in context, ref trace);
    }

    /// <summary>Returns what most callers want to know of an outcome.</summary>
    internal OutcomeKind KindOf(int outcome) => _outcomeKinds[outcome];

    /// <summary>Returns an outcome by its index.</summary>
    internal Outcome OutcomeAt(int index) => _outcomes[index];

    /// <summary>Does ahead what the first evaluations would do: for a program that takes another one's place while evaluations go on.</summary>
    internal void Prepare()
    {
        foreach (var pattern in Constants.Patterns)
        {
            pattern.Prepare();
        }
    }

    /// <summary>Explains what a flag gives and why, by evaluating it step by step.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="context">The user and the time.</param>
    public Explanation Explain(int flag, in ContextView context)
        => new Explainer(this, _cohorts, (_flags[flag].Required?.ToArray() ?? []).Append(flag)).Explain(flag, in context);

    /// <summary>Explains any number of flags with the work of compiling them done once.</summary>
    internal Explainer ExplainAll() => new(this, _cohorts, Enumerable.Range(0, FlagCount));

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

    /// <summary>Evaluates a flag, and returns the place of the outcome among <see cref="Outcomes"/>.</summary>
    internal int Run<TTrace>(int flag, in ContextView context, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        ref readonly var compiled = ref _flags[flag];
        return compiled.Required is null
            ? Interpreter<TTrace>.Run(this, in compiled, in context, default, ref trace)
            : RunAfterRequired(in compiled, compiled.Required, in context, ref trace);
    }

    /// <summary>Evaluates the required flags first, each once, however often and deep they require each other.</summary>
    private int RunAfterRequired<TTrace>(in CompiledFlag flag, RequiredList required, in ContextView context, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        var rented = required.Count > RequiredOnStack ? ArrayPool<int>.Shared.Rent(required.Count) : null;
        Span<int> flags = rented ?? stackalloc int[RequiredOnStack];
        required.CopyTo(flags);
        var untraced = default(NoTrace);
        var on = 0;
        for (var index = 0; index < required.Count; index++)
        {
            var candidate = flags[index];
            var outcome = Interpreter<NoTrace>.Run(this, in _flags[candidate], in context, flags[..on], ref untraced);
            if (KindOf(outcome) == OutcomeKind.On)
            {
                // Those that are on take the places of those that have been evaluated.
                flags[on++] = candidate;
            }
        }

        var result = Interpreter<TTrace>.Run(this, in flag, in context, flags[..on], ref trace);
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        return result;
    }
}
