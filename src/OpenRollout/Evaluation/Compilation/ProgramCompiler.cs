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
    private readonly IReadOnlyDictionary<string, KeySet> _cohorts;
    private readonly List<Origin>? _origins;
    private readonly AttributeDefinition[] _attributes;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WaitingFlag> _waiting = new(StringComparer.Ordinal);
    private readonly ConstantPool _pool = new();
    private readonly OutcomeTable _outcomes = new();
    private readonly List<FlagRecord?> _records = [];
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
    public ProgramCompiler(
        IReadOnlyList<AttributeDefinition> attributes,
        IReadOnlyList<SegmentDefinition> segments,
        IReadOnlyDictionary<string, KeySet> cohorts,
        List<Origin>? origins = null)
    {
        _cohorts = cohorts;
        _origins = origins;
        _attributes = [AttributeDefinition.TargetingKey, .. attributes];
        foreach (var attribute in _attributes)
        {
            _ordinals.Add(attribute.Name, _ordinals.Count);
        }

        var table = new SegmentTable(segments, cohorts);
        _segments = new SegmentCompiler(_ordinals, table, _pool, keepsOrigins: origins is not null);
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
            _compiler.Code.Signature.Add(_records[other]!.Decision);
            dependsOnTime |= _flags[other].DependsOnTime;
        }

        var decision = _compiler.Code.Signature.Value;
        var signature = _compiler.Labels;
        signature.Add(decision);
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
        _records[index] = new FlagRecord(definition, firstOutcome, decision, signature.Value);

        if (_origins is null)
        {
            // The program replaces it from now on; explanations read it again. A manifest that is not served keeps it.
            definition.ReleaseRollout();
        }
    }

    private sealed record WaitingFlag(int Index, FlagDefinition Definition, RolloutDefinition Rollout);
}
