using System.Runtime.CompilerServices;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Contexts;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Monitoring;
using OpenRollout.Providers.Resolutions;
using OpenRollout.Telemetry;
using OpenRollout.Telemetry.Exposures;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Providers;

/// <summary>
/// The state that a provider serves: a program and everything derived from it. A reload creates a new state and replaces one reference,
/// so an evaluation uses one manifest. Immutable, apart from values that are computed when they are first needed. Thread-safe.
/// </summary>
internal sealed partial class ProviderState
{
    private static int _lastNumber;

    private readonly TimeProvider _timeProvider;
    private readonly AttributeOrder _attributeOrder;
    private readonly ContextSource _source;
    private readonly bool _dependsOnTime;
    private readonly EvaluationRecorder _recorder;

    /// <summary>Initializes a new state.</summary>
    /// <param name="program">The program.</param>
    /// <param name="set">The flag set and the version of the manifest.</param>
    /// <param name="options">The options of the provider.</param>
    /// <param name="exposures">The queue for first exposures; null if there is no sink.</param>
    /// <param name="before">The state that is replaced; null if there is none.</param>
    public ProviderState(RolloutProgram program, FlagSetVersion set, OpenRolloutOptions options, ExposureQueue? exposures = null, ProviderState? before = null)
    {
        Program = program;
        Set = set;
        Resolutions = new ResolutionTable(program, set);
        _recorder = new EvaluationRecorder(program, set, exposures is null ? null : new ExposureRecorder(program, set, exposures, before?._recorder.Exposures));
        _timeProvider = options.TimeProvider;
        _source = new ContextSource(program);
        _dependsOnTime = program.AnyDependsOnTime;
        _attributeOrder = AttributeOrder.Of(program.AttributeNames);
        PassesEventsOn = exposures is not null || options.OnTracked is not null;
        Events = options.Monitor?.Watch(this);
    }

    /// <summary>Gets the unique number of the state, never 0. It identifies the state without keeping it in memory.</summary>
    public int Number { get; } = Interlocked.Increment(ref _lastNumber);

    /// <summary>Gets the compiled manifest.</summary>
    public RolloutProgram Program { get; }

    /// <summary>Gets the flag set and the version of the manifest.</summary>
    public FlagSetVersion Set { get; }

    /// <summary>Gets the results in OpenFeature's types.</summary>
    public ResolutionTable Resolutions { get; }

    /// <summary>Gets what observes tracked events; null if there is no monitor or no flag is watched.</summary>
    public EventWatch? Events { get; }

    /// <summary>Returns the time for an evaluation of one flag, in UTC ticks; 0 if the result does not depend on the time.</summary>
    public long TicksFor(int flag) => Program.DependsOnTime(flag) ? _timeProvider.GetUtcNow().UtcTicks : 0;

    /// <summary>Returns the time for evaluations of any flag, in UTC ticks; 0 if no result depends on the time.</summary>
    public long TicksForAll() => _dependsOnTime ? _timeProvider.GetUtcNow().UtcTicks : 0;

    /// <summary>Counts an error that is returned to the SDK.</summary>
    /// <inheritdoc cref="EvaluationRecorder.RecordError(string?, ErrorType)"/>
    public void RecordError(string? flag, ErrorType error) => _recorder.RecordError(flag, error);

    /// <summary>Evaluates a flag for untyped contexts. Attributes are read when they are needed.</summary>
    /// <returns>The index of the outcome, which may be an error.</returns>
    public int Evaluate(int flag, in ContextLayers contexts)
    {
        // First, as the application's clock may evaluate flags itself, and the thread's buffers are for one evaluation at a time.
        var utcTicks = TicksFor(flag);
        var count = Program.AttributeNames.Length;
        if (count > ContentBuffer.Length)
        {
            return Evaluate(flag, ThreadBuffers.Current.GetContents(count), in contexts, utcTicks);
        }

        var contents = default(ContentBuffer);
        return Evaluate(flag, contents, in contexts, utcTicks);
    }

    /// <summary>Evaluates a flag for untyped contexts. Each attribute is read once, when it is needed.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="contents">The values read so far, by attribute; null for those that are not read yet. The evaluation fills them in.</param>
    /// <param name="contexts">The contexts.</param>
    /// <param name="utcTicks">The time in UTC ticks.</param>
    public int Evaluate(int flag, Span<object?> contents, in ContextLayers contexts, long utcTicks)
    {
        var view = new ContextView(contents, utcTicks, _source, in contexts);
        return EvaluationRecorder.IsEnabled ? EvaluateRecorded(flag, in view) : Program.Decide(flag, in view);
    }

    /// <summary>Evaluates a flag for a typed context. Absent attributes are read from the ambient contexts.</summary>
    public int Evaluate<TContext>(int flag, in TContext context, in ContextLayers ambient)
        where TContext : struct, IFlagContext<TContext>
    {
        var map = _attributeOrder.MapTo(TContext.Layout);
        var given = TContext.GetAttributes(in context);
        var utcTicks = TicksFor(flag);
        if (map.IsIdentity)
        {
            return Evaluate(flag, given, in ambient, utcTicks);
        }

        var attributes = ThreadBuffers.Current.GetAttributes(Program.AttributeNames.Length);
        map.Copy(given, attributes);
        return Evaluate(flag, attributes, in ambient, utcTicks);
    }

    /// <summary>Evaluates a flag for attributes in the program's order. Absent attributes are read from the ambient contexts.</summary>
    public int Evaluate(int flag, ReadOnlySpan<AttributeValue> attributes, in ContextLayers ambient, long utcTicks)
    {
        var view = new ContextView(attributes, utcTicks, _source, in ambient);
        return EvaluationRecorder.IsEnabled ? EvaluateRecorded(flag, in view) : Program.Decide(flag, in view);
    }

    /// <summary>A separate method, so that an evaluation without listeners only pays for the check.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EvaluateRecorded(int flag, in ContextView view)
    {
        var outcome = Program.Decide(flag, in view);
        _recorder.Record(flag, outcome, in view);
        return outcome;
    }

    /// <summary>Copies the attributes of a typed context into the program's order.</summary>
    public AttributeValue[] Copy<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
    {
        var map = _attributeOrder.MapTo(TContext.Layout);
        var given = TContext.GetAttributes(in context);
        if (map.IsIdentity)
        {
            return given[..Program.AttributeNames.Length].ToArray();
        }

        var attributes = new AttributeValue[Program.AttributeNames.Length];
        map.Copy(given, attributes);
        return attributes;
    }

    /// <summary>Creates an OpenFeature context from attributes in the program's order. Absent attributes are read from the ambient contexts.</summary>
    public EvaluationContext ToEvaluationContext(ReadOnlySpan<AttributeValue> attributes, in ContextLayers ambient)
    {
        var merged = attributes.ToArray();
        for (var ordinal = 0; ordinal < merged.Length; ordinal++)
        {
            merged[ordinal] = merged[ordinal].IsPresent ? merged[ordinal] : AttributeValue.FromBoxed(_source.Read(ordinal, in ambient));
        }

        return AttributeContext.Build(Program.AttributeNames, merged);
    }

    /// <summary>Evaluates a flag and explains the result.</summary>
    public Explanation Explain(int flag, in ContextLayers contexts)
    {
        var contents = new object?[Program.AttributeNames.Length];
        return Program.Explain(flag, new ContextView(contents, TicksFor(flag), _source, in contexts));
    }

    /// <summary>Evaluates every flag at one time and explains the results.</summary>
    public IReadOnlyList<Explanation> ExplainAll(in ContextLayers contexts)
    {
        var explainer = Program.ExplainAll();
        var view = new ContextView(new object?[Program.AttributeNames.Length], TicksForAll(), _source, in contexts);
        var explanations = new Explanation[Program.FlagCount];
        for (var flag = 0; flag < explanations.Length; flag++)
        {
            explanations[flag] = explainer.Explain(flag, in view);
        }

        return explanations;
    }
}
