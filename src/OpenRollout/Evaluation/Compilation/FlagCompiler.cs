using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles one flag: required flags and excluded segments first, then the audiences from the active stage back to the
/// first one, and the default at the end. The code is created from its end to its beginning.
/// </summary>
internal sealed class FlagCompiler
{
    private readonly IReadOnlyDictionary<string, int> _flagIndices;
    private readonly OutcomeTable _outcomes;
    private readonly ConditionCompiler _conditions;
    private readonly ServeCompiler _serves;
    private readonly StageCompiler _stages;
    private FlagDefinition _flag = null!;

    public FlagCompiler(
        IReadOnlyDictionary<string, int> flagIndices,
        IReadOnlyDictionary<string, int> ordinals,
        SegmentTable segments,
        ConstantPool pool,
        OutcomeTable outcomes,
        SegmentCompiler routines,
        bool keepsOrigins)
    {
        _flagIndices = flagIndices;
        _outcomes = outcomes;
        Code = new CodeBuffer(keepsOrigins);
        _conditions = new ConditionCompiler(ordinals, segments, routines, pool, Code);
        _serves = new ServeCompiler(pool, outcomes, Code);
        _stages = new StageCompiler(pool, Code, _conditions, _serves);
    }

    public CodeBuffer Code { get; }

    /// <summary>Gets the signature of names and metadata, which a result carries but which decide nothing.</summary>
    public Signature Labels => _serves.Labels;

    /// <summary>Gets the index of the first instruction to run.</summary>
    public int Entry { get; private set; }

    /// <summary>Gets the index of the outcome for a user whom only a missing unit keeps out; -1 when the flag needs no unit.</summary>
    public int UnitMissing => _serves.UnitMissing;

    /// <summary>Compiles a flag. Replaces the result of the flag before it.</summary>
    public void Compile(FlagDefinition flag, RolloutDefinition? rollout)
    {
        _flag = flag;
        Code.Clear();
        _serves.Begin(flag);
        var defaultVariant = flag.DefaultVariant;
        Code.Signature.Add(flag.IsEnabled ? 1UL : 2UL);
        SignDefinition(defaultVariant);
        if (flag.IsEnabled && rollout is not null)
        {
            CompileRollout(rollout, defaultVariant);
        }
        else
        {
            var reason = flag.IsEnabled ? EvaluationReason.Static : EvaluationReason.Disabled;
            Entry = Code.AddDefault(_outcomes.AddDefault(flag, defaultVariant, reason, UncomparedReason.Inactive), new Origin(Role.NoRollout));
        }

        // An empty condition compiles to no test: only the entry shows whether it holds.
        Code.Signature.Add((long)Code.LabelOf(Entry));
    }

    private void CompileRollout(RolloutDefinition rollout, string defaultVariant)
    {
        // Equal outcomes, which tell apart why a user is not compared.
        const EvaluationReason Reason = EvaluationReason.Default;
        var notStarted = rollout.IsScheduled || rollout.ActiveStageIndex < 0 ? _outcomes.AddDefault(_flag, defaultVariant, Reason, UncomparedReason.Inactive) : -1;
        var outcome = rollout.IsScheduled || notStarted < 0 ? _outcomes.AddDefault(_flag, defaultVariant, Reason, UncomparedReason.NoAudience) : notStarted;
        var excludedOutcome = rollout.Exclude.Count + rollout.Requires.Count > 0 ? _outcomes.AddDefault(_flag, defaultVariant, Reason, UncomparedReason.Excluded) : outcome;
        Code.Signature.Add(rollout.Unit.Value);
        Code.Signature.Add(rollout.Salt);
        var entry = _stages.Compile(rollout, outcome, notStarted);
        for (var index = rollout.Exclude.Count - 1; index >= 0; index--)
        {
            var excluded = rollout.Exclude[index];
            var origin = new Origin(Role.Excluded, Reference: excluded.Value);
            entry = _conditions.CompileSegment(excluded, Code.AddDefault(excludedOutcome, origin), entry, origin);
        }

        for (var index = rollout.Requires.Count - 1; index >= 0; index--)
        {
            var required = rollout.Requires[index];
            Code.Signature.Add(required.Value);
            var origin = new Origin(Role.Required, Reference: required.Value);
            entry = Code.Add(Opcode.Require, null, 0, _flagIndices[required.Value], entry, Code.AddDefault(excludedOutcome, origin), origin);
        }

        Entry = entry;
    }

    /// <summary>Adds the default and the metadata, which do not depend on the user, to the signatures.</summary>
    private void SignDefinition(string defaultVariant)
    {
        Code.Signature.Add((ulong)_flag.Type);
        Code.Signature.Add(_flag.DefaultValue);
        _serves.Labels.Add(defaultVariant);
        if (_flag.Metadata.Count == 0)
        {
            return;
        }

        foreach (var (name, value) in _flag.Metadata.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            _serves.Labels.Add(name);
            _serves.Labels.Add(value);
        }
    }
}
