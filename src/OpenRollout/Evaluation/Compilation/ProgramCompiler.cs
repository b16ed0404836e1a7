using OpenRollout.Decisions;
using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Buckets;
using OpenRollout.Manifest.Checks;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles a manifest flag by flag, as it is read. A flag that requires others is compiled at the end, when all flags are
/// known.
/// </summary>
internal sealed class ProgramCompiler
{
    /// <summary>The number of instructions that can be added to a program without copying it again: more than most flags have.</summary>
    private const int SpareInstructions = 256;

    private readonly IReadOnlyDictionary<string, KeySet> _cohorts;
    private readonly List<Origin>? _origins;
    private readonly AttributeDefinition[] _attributes;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indices;
    private readonly Dictionary<string, WaitingFlag> _waiting = new(StringComparer.Ordinal);
    private readonly ConstantPool _pool;
    private readonly OutcomeTable _outcomes;
    private readonly List<FlagRecord?> _records;
    private readonly List<WatchedFlag> _watches = [];
    private readonly SegmentCompiler _segments;
    private readonly FlagCompiler _compiler;
    private ArrayBuilder<CompiledFlag> _flags;
    private ArrayBuilder<Instruction> _code;

    /// <summary>Initializes the compiler of one program.</summary>
    /// <param name="attributes">The attributes that the manifest declares.</param>
    /// <param name="segments">The segments of the manifest.</param>
    /// <param name="cohorts">The keys of segments with <c>keysFrom</c>, by the segment's name.</param>
    /// <param name="origins">The list to which to add the origin of each instruction, or null.</param>
    /// <param name="before">A program of the same manifest, of which some flags are compiled again; null to compile all flags.</param>
    public ProgramCompiler(
        IReadOnlyList<AttributeDefinition> attributes,
        IReadOnlyList<SegmentDefinition> segments,
        IReadOnlyDictionary<string, KeySet> cohorts,
        List<Origin>? origins = null,
        RolloutProgram? before = null)
    {
        _cohorts = cohorts;
        _origins = origins;
        _attributes = [AttributeDefinition.TargetingKey, .. attributes];
        foreach (var attribute in _attributes)
        {
            _ordinals.Add(attribute.Name, _ordinals.Count);
        }

        if (before is not null)
        {
            _flags = new ArrayBuilder<CompiledFlag>(before.Flags, spare: 0);
            _code = new ArrayBuilder<Instruction>(before.Code, SpareInstructions);
        }

        _indices = before?.Indices ?? new Dictionary<string, int>(StringComparer.Ordinal);
        _records = before is null ? [] : [.. before.Records];
        _pool = new ConstantPool(before?.Constants);
        _outcomes = new OutcomeTable(before?.Outcomes.Count ?? 0);
        var table = new SegmentTable(segments, cohorts);
        _segments = new SegmentCompiler(_ordinals, table, _pool, before?.Segments, keepsOrigins: origins is not null);
        _compiler = new FlagCompiler(_indices, _ordinals, table, _pool, _outcomes, _segments, keepsOrigins: origins is not null);
    }

    /// <summary>Compiles a manifest without errors.</summary>
    public static RolloutProgram Compile(
        RolloutManifest manifest, IReadOnlyDictionary<string, KeySet> cohorts, List<Origin>? origins = null)
    {
        var compiler = new ProgramCompiler(manifest.Attributes, manifest.Segments, cohorts, origins);
        foreach (var flag in manifest.Flags)
        {
            compiler.Add(flag);
        }

        return compiler.Complete(manifest);
    }

    /// <summary>Compiles a flag. Without origins, releases its rollout if it can be read again.</summary>
    public void Add(FlagDefinition flag)
    {
        var index = _flags.Count;
        _flags.Add(default);
        _records.Add(null);
        _indices.Add(flag.Key, index);
        var rollout = flag.GetRollout();
        if (rollout?.Watch is { } watch)
        {
            _watches.Add(new WatchedFlag(index, watch, rollout.Salt, rollout.Unit.Value));
        }

        // A disabled flag evaluates no other flag.
        if (flag.IsEnabled && rollout is { Requires.Count: > 0 })
        {
            _waiting.Add(flag.Key, new WaitingFlag(index, flag, rollout));
        }
        else
        {
            Compile(index, flag, rollout, []);
        }
    }

    /// <summary>Completes the program.</summary>
    /// <param name="manifest">The manifest, which has no errors and all of whose flags have been added.</param>
    public RolloutProgram Complete(RolloutManifest manifest)
    {
        CompileWaiting();
        return new RolloutProgram(manifest, _cohorts, _attributes, _code.ToArray(), _pool.Build(), new CalledSegments(_segments.Entries, _segments.Depth), _flags.ToArray(), _records.ToArray()!, _indices, _outcomes.Build(), [.. _watches]);
    }

    /// <summary>Compiles other definitions of some flags of a program, and connects the flags that require them. All other flags stay as they are.</summary>
    /// <param name="before">The program.</param>
    /// <param name="manifest">The manifest with the other definitions.</param>
    /// <param name="changed">The indices of the flags with other definitions. These differ in their rollouts or in being enabled only.</param>
    /// <param name="cohorts">The keys of segments with <c>keysFrom</c>, by the segment's name.</param>
    /// <param name="decisions">The effects of the decisions that change the definitions, by flag key.</param>
    public static RolloutProgram Patch(
        RolloutProgram before, RolloutManifest manifest, IReadOnlySet<int> changed, IReadOnlyDictionary<string, KeySet> cohorts, IReadOnlyDictionary<string, FlagDecision> decisions)
    {
        var compiler = new ProgramCompiler(manifest.Attributes, manifest.Segments, cohorts, before: before);
        foreach (var index in new AffectedFlags(before, changed).Find())
        {
            if (changed.Contains(index))
            {
                var definition = manifest.Flags[index];
                var rollout = definition.GetRollout();
                compiler.Compile(index, definition, rollout, definition.IsEnabled && rollout is not null ? compiler.IndicesOf(rollout.Requires) : []);
            }
            else
            {
                compiler.Reconnect(index);
            }
        }

        return compiler.Complete(manifest, before, decisions);
    }

    private RolloutProgram Complete(RolloutManifest manifest, RolloutProgram before, IReadOnlyDictionary<string, FlagDecision> decisions)
        => new(manifest, before, _code.ToArray(), _pool.Build(), new CalledSegments(_segments.Entries, _segments.Depth), _flags.ToArray(), _records.ToArray()!, _outcomes.Build(), decisions);

    /// <summary>Connects a flag with the new versions of the flags that it requires.</summary>
    private void Reconnect(int index)
    {
        var record = ((DependentRecord)_records[index]!).After(_records);
        var dependsOnTime = record.DependsOnTime;
        foreach (var other in record.Requires)
        {
            dependsOnTime |= _flags[other].DependsOnTime;
        }

        _flags[index] = _flags[index] with { Required = RequiredList.Of(record.Requires, in _flags), DependsOnTime = dependsOnTime };
        _records[index] = record;
    }

    /// <summary>Compiles the flags that require others, each after the flags that it requires.</summary>
    private void CompileWaiting()
    {
        var order = new DependencyOrder(RequiredBy);
        foreach (var key in _waiting.Keys)
        {
            order.Visit(key, out var finished);
            foreach (var next in finished)
            {
                if (_waiting.TryGetValue(next, out var flag))
                {
                    Compile(flag.Index, flag.Definition, flag.Rollout, IndicesOf(flag.Rollout.Requires));
                }
            }
        }
    }

    private IEnumerable<string> RequiredBy(string key)
        => _waiting.TryGetValue(key, out var flag) ? flag.Rollout.Requires.Select(name => name.Value) : [];

    private int[] IndicesOf(IReadOnlyList<Name> names) => [.. names.Select(name => _indices[name.Value]).Distinct()];

    private void Compile(int index, FlagDefinition definition, RolloutDefinition? rollout, int[] required)
    {
        var firstOutcome = _outcomes.Count;
        _compiler.Compile(definition, rollout);
        var entry = _compiler.Code.AppendTo(ref _code, _origins, _compiler.Entry, _segments);
        _segments.AppendTo(ref _code, _origins);
        var dependsOnTime = _compiler.Code.DependsOnTime;
        foreach (var other in required)
        {
            dependsOnTime |= _flags[other].DependsOnTime;
        }

        _flags[index] = new CompiledFlag
        {
            Entry = entry,
            Unit = rollout is null ? RolloutProgram.TargetingKeyOrdinal : _ordinals[rollout.Unit.Value],
            Bucketing = rollout is null ? default : Bucketing.OfShares(rollout.Salt),
            UnitMissing = _compiler.UnitMissing,
            // All required flags are compiled by now.
            Required = RequiredList.Of(required, in _flags),
            Type = definition.Type,
            IsStraight = required.Length == 0 && !_compiler.Code.HasCalls,
            DependsOnTime = dependsOnTime,
        };
        _records[index] = CreateRecord(definition, firstOutcome, required);

        if (_origins is null)
        {
            // The program replaces it from now on; explanations read it again. A manifest that is not served keeps it.
            definition.ReleaseRollout();
        }
    }

    private FlagRecord CreateRecord(FlagDefinition definition, int firstOutcome, int[] required)
    {
        if (required.Length > 0)
        {
            return DependentRecord.Create(definition, firstOutcome, required, _records, _compiler.Code.Signature, _compiler.Labels, _compiler.Code.DependsOnTime);
        }

        var signature = _compiler.Labels;
        signature.Add(_compiler.Code.Signature.Value);
        return new FlagRecord(definition, firstOutcome, _compiler.Code.Signature.Value, signature.Value);
    }

    private sealed record WaitingFlag(int Index, FlagDefinition Definition, RolloutDefinition Rollout);
}
