using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// What a provider serves at a moment: one program and everything derived from it. Immutable but for what is worked out
/// when first needed; a reload makes a new one, so no evaluation sees half of two manifests.
/// </summary>
internal sealed class ProviderState(RolloutProgram program, TimeProvider timeProvider)
{
    private readonly TimeProvider _timeProvider = timeProvider;

    /// <summary>Stands for the state where it must not be kept alive.</summary>
    public object Identity { get; } = new();

    public RolloutProgram Program { get; } = program;

    public ResolutionTable Resolutions { get; } = new(program);

    /// <summary>The time for an evaluation of one flag: the clock is read only where the result depends on it.</summary>
    public long TicksFor(int flag) => Program.DependsOnTime(flag) ? _timeProvider.GetUtcNow().UtcTicks : 0;

    /// <summary>The time for evaluations of any flag.</summary>
    public long TicksForAll() => _timeProvider.GetUtcNow().UtcTicks;

    /// <summary>Evaluates a flag for attributes that are looked up in contexts when they are needed.</summary>
    public Outcome Evaluate(int flag, ContextChain contexts)
    {
        // First: the application's clock is code of its own, and the room below is for one evaluation at a time.
        var utcTicks = TicksFor(flag);
        var scratch = Scratch.ForThread();
        var attributes = scratch.Attributes(Program.Attributes.Count);
        attributes.Fill(AttributeValue.Unread);
        scratch.Source.Reset(Program, contexts);
        var outcome = Program.Evaluate(flag, new ContextView(attributes, utcTicks, scratch.Source));
        scratch.Source.Clear();
        return outcome;
    }

    /// <summary>Evaluates a flag for a typed context, with what it lacks looked up in the ambient ones.</summary>
    public Outcome Evaluate<TContext>(int flag, in TContext context, ContextChain ambient)
        where TContext : struct, IFlagContext<TContext>
    {
        var map = TContext.Layout.MapTo(this);
        var given = TContext.GetAttributes(in context);
        var utcTicks = TicksFor(flag);
        if (map.IsIdentity && !ambient.HasAmbient)
        {
            return Program.Evaluate(flag, new ContextView(given, utcTicks));
        }

        var scratch = Scratch.ForThread();
        var attributes = scratch.Attributes(Program.Attributes.Count);
        map.Copy(given, attributes, AttributeValue.Unread);
        scratch.Source.Reset(Program, ambient);
        var outcome = Program.Evaluate(flag, new ContextView(attributes, utcTicks, scratch.Source));
        scratch.Source.Clear();
        return outcome;
    }

    /// <summary>Reads all attributes of a context, for evaluations that come later.</summary>
    public AttributeValue[] Flatten(ContextChain contexts)
    {
        var source = Scratch.ForThread().Source;
        source.Reset(Program, contexts);
        var attributes = new AttributeValue[Program.Attributes.Count];
        for (var ordinal = 0; ordinal < attributes.Length; ordinal++)
        {
            attributes[ordinal] = source.Read(ordinal);
        }

        source.Clear();
        return attributes;
    }

    /// <summary>Reads all attributes of a typed context, for evaluations that come later.</summary>
    public AttributeValue[] Flatten<TContext>(in TContext context, ContextChain ambient)
        where TContext : struct, IFlagContext<TContext>
    {
        var attributes = Flatten(ambient);
        var given = new AttributeValue[attributes.Length];
        TContext.Layout.MapTo(this).Copy(TContext.GetAttributes(in context), given, default);
        for (var ordinal = 0; ordinal < attributes.Length; ordinal++)
        {
            attributes[ordinal] = given[ordinal].IsPresent ? given[ordinal] : attributes[ordinal];
        }

        return attributes;
    }

    /// <summary>Explains a flag for a context.</summary>
    public Explanation Explain(int flag, ContextChain contexts)
    {
        var source = new ContextSource();
        source.Reset(Program, contexts);
        var attributes = new AttributeValue[Program.Attributes.Count];
        attributes.AsSpan().Fill(AttributeValue.Unread);
        return Program.Explain(flag, new ContextView(attributes, TicksFor(flag), source));
    }
}
