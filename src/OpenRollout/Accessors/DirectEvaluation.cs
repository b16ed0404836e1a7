using OpenFeature.Model;

namespace OpenRollout.Accessors;

/// <summary>Evaluates flags without OpenFeature's client where the result is the same. Allocates nothing, takes no lock and never throws.</summary>
internal static class DirectEvaluation
{
    /// <summary>Evaluates a flag. The result has no state if the flag must be evaluated through the client.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="context">The caller's context.</param>
    public static DirectOutcome Evaluate(FeatureFlag flag, EvaluationContext? context)
    {
        try
        {
            if (flag.Binding.Current.TryGetEnvironment(out var environment) && flag.IndexIn(environment.State) is >= 0 and var index)
            {
                return new(environment.State, environment.State.Evaluate(index, environment.LayersForOne(context)));
            }
        }
#pragma warning disable CA1031 // A propagator or a clock may throw any exception: the client, called next, handles it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return default;
    }

    /// <inheritdoc cref="Evaluate(FeatureFlag, EvaluationContext?)"/>
    /// <typeparam name="TContext">The type of the context.</typeparam>
    public static DirectOutcome Evaluate<TContext>(FeatureFlag flag, in TContext context)
        where TContext : struct, IFlagContext<TContext>
    {
        try
        {
            if (flag.Binding.Current.TryGetEnvironment(out var environment) && flag.IndexIn(environment.State) is >= 0 and var index)
            {
                return new(environment.State, environment.State.Evaluate(index, in context, environment.LayersForOne()));
            }
        }
#pragma warning disable CA1031 // A propagator or a clock may throw any exception: the client, called next, handles it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return default;
    }
}
