using System.Runtime.CompilerServices;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Contexts;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Telemetry;
using OpenRollout.Telemetry.Exposures;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout;

/// <summary>
/// What a provider serves at a moment: one program and everything derived from it. Immutable but for what is worked out
/// when first needed; a reload makes a new one, so no evaluation sees half of two manifests.
/// </summary>
internal sealed class ProviderState
{
    private static int _lastNumber;

    private readonly TimeProvider _timeProvider;
    private readonly AttributeOrder _attributeOrder;
    private readonly ContextSource _source;
    private readonly bool _dependsOnTime;
    private readonly EvaluationRecorder _recorder;

    /// <summary>Serves a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="set">Which flags they are.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="exposures">Where first exposures go, or null.</param>
    public ProviderState(RolloutProgram program, FlagSetVersion set, TimeProvider timeProvider, ExposureQueue? exposures = null)
    {
        Program = program;
        Resolutions = new ResolutionTable(program, set);
        _recorder = new EvaluationRecorder(program, set, exposures is null ? null : new ExposureRecorder(program, set, exposures));
        _timeProvider = timeProvider;
        _source = new ContextSource(program);
        _dependsOnTime = program.AnyDependsOnTime;
        _attributeOrder = AttributeOrder.Of(program.AttributeNames);
    }

    /// <summary>Stands for the state where it must not be kept alive: no two have the same, and none has 0.</summary>
    public int Number { get; } = Interlocked.Increment(ref _lastNumber);

    public RolloutProgram Program { get; }

    public ResolutionTable Resolutions { get; }

    /// <summary>The time for an evaluation of one flag: the clock is read only where the result depends on it.</summary>
    public long TicksFor(int flag) => Program.DependsOnTime(flag) ? _timeProvider.GetUtcNow().UtcTicks : 0;

    /// <summary>The time for evaluations of any flag.</summary>
    public long TicksForAll() => _dependsOnTime ? _timeProvider.GetUtcNow().UtcTicks : 0;

    /// <summary>Notes an error that the SDK is told of.</summary>
    /// <inheritdoc cref="EvaluationRecorder.RecordError(string?, ErrorType)"/>
    public void NoteError(string? flag, ErrorType error) => _recorder.RecordError(flag, error);

    /// <summary>Evaluates a flag for attributes that are looked up in contexts when they are needed.</summary>
    /// <returns>The index of the outcome, an error included.</returns>
    public int Evaluate(int flag, in ContextLayers contexts)
    {
        // First: the application's clock is code of its own, and the thread's room is for one evaluation at a time.
        var utcTicks = TicksFor(flag);
        var count = Program.AttributeNames.Length;
        if (count > ContentBuffer.Length)
        {
            return Evaluate(flag, ThreadBuffers.Current.GetContents(count), in contexts, utcTicks);
        }

        var contents = default(ContentBuffer);
        return Evaluate(flag, contents, in contexts, utcTicks);
    }

    /// <summary>Evaluates a flag for attributes that are looked up in contexts when they are needed, each once.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="contents">What has been looked up; null where nothing has, and filled in then.</param>
    /// <param name="contexts">Where to look.</param>
    /// <param name="utcTicks">The time.</param>
    public int Evaluate(int flag, Span<object?> contents, in ContextLayers contexts, long utcTicks)
    {
        var view = new ContextView(contents, utcTicks, _source, in contexts);
        return EvaluationRecorder.IsEnabled ? EvaluateWatched(flag, in view) : Program.Decide(flag, in view);
    }

    /// <summary>Evaluates a flag for a typed context, with what it lacks looked up in the ambient ones.</summary>
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

    /// <summary>Evaluates a flag for attributes in the program's order, with what is absent among them looked up in the ambient contexts.</summary>
    public int Evaluate(int flag, ReadOnlySpan<AttributeValue> attributes, in ContextLayers ambient, long utcTicks)
    {
        var view = new ContextView(attributes, utcTicks, _source, in ambient);
        return EvaluationRecorder.IsEnabled ? EvaluateWatched(flag, in view) : Program.Decide(flag, in view);
    }

    /// <summary>Apart from the others, so that those who are not watched pay for one look and nothing more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EvaluateWatched(int flag, in ContextView view)
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

    /// <summary>Makes an OpenFeature context of attributes in the program's order, with what is absent among them looked up in the ambient contexts.</summary>
    public EvaluationContext ToEvaluationContext(ReadOnlySpan<AttributeValue> attributes, in ContextLayers ambient)
    {
        var merged = attributes.ToArray();
        for (var ordinal = 0; ordinal < merged.Length; ordinal++)
        {
            merged[ordinal] = merged[ordinal].IsPresent ? merged[ordinal] : AttributeValue.FromBoxed(_source.Read(ordinal, in ambient));
        }

        return AttributeContext.Build(Program.AttributeNames, merged);
    }

    /// <summary>Explains a flag for a context.</summary>
    public Explanation Explain(int flag, in ContextLayers contexts)
    {
        var contents = new object?[Program.AttributeNames.Length];
        return Program.Explain(flag, new ContextView(contents, TicksFor(flag), _source, in contexts));
    }

    /// <summary>Explains every flag for a context, at one time.</summary>
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
