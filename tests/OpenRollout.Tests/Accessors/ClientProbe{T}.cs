using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Evaluates the same flag with an accessor and with a client, and compares the results.</summary>
/// <param name="flag">The accessor.</param>
/// <param name="askAsync">Evaluates the same key with the same default through a client.</param>
internal sealed class ClientProbe<T>(FeatureFlag<T> flag, Func<IFeatureClient, EvaluationContext?, Task<FlagEvaluationDetails<T>>> askAsync) : ClientProbe
{
    public override async Task HoldAsync(FlagBinding binding, IFeatureClient client, UserContext user, bool isClientFirst)
    {
        var untyped = user.ToEvaluationContext();
        var expected = isClientFirst ? await ExpectAsync(client, untyped) : null;
        var given = flag.GetDetails(untyped);
        expected ??= await ExpectAsync(client, untyped);
        AssertEqual(expected, given);
        AssertEqual(expected, await flag.GetDetailsAsync(untyped));
        AssertEqual(expected.Value, flag.GetValue(untyped));
        AssertEqual(expected.Value, await flag.GetValueAsync(untyped));
        AssertEqual(expected.Value, FlagSnapshot.Take(binding, untyped).Get(flag));

        var typed = VocabularyContext.Of(user);
        expected = await ExpectAsync(client, typed.ToEvaluationContext());
        AssertEqual(expected, flag.GetDetails(typed));
        AssertEqual(expected, await flag.GetDetailsAsync(typed));
        AssertEqual(expected.Value, flag.GetValue(typed));
        AssertEqual(expected.Value, await flag.GetValueAsync(typed));
        AssertEqual(expected.Value, FlagSnapshot.Take(binding, typed).Get(flag));

        expected = await ExpectAsync(client, null);
        AssertEqual(expected, flag.GetDetails());
        AssertEqual(expected.Value, flag.GetValue());
        AssertEqual(expected.Value, FlagSnapshot.Take(binding).Get(flag));
    }

    private async Task<FlagEvaluationDetails<T>> ExpectAsync(IFeatureClient client, EvaluationContext? context)
    {
        try
        {
            return await askAsync(client, context);
        }
        catch (Exception exception)
        {
            // If the client throws, the accessor returns the default.
            return new FlagEvaluationDetails<T>(flag.Key, flag.DefaultValue, ErrorType.General, Reason.Error, null, exception.Message);
        }
    }

    private void AssertEqual(T expected, T given)
    {
        Compared++;
        if (!EqualityComparer<T>.Default.Equals(expected, given))
        {
            Assert.Equal(expected, given);
        }
    }

    private void AssertEqual(FlagEvaluationDetails<T> expected, FlagEvaluationDetails<T> given)
    {
        Compared++;
        var (wanted, had) = (Describe(expected), Describe(given));
        // xunit's comparison is slow, and there are many comparisons.
        if (!wanted.Equals(had))
        {
            Assert.Equal(wanted, had);
        }
    }

    private static (string Key, T Value, ErrorType Error, string? Reason, string? Variant, string? Message, (int?, string?, string?, int?) Metadata) Describe(
        FlagEvaluationDetails<T> details)
        => (details.FlagKey, details.Value, details.ErrorType, details.Reason, details.Variant, details.ErrorMessage, Describe(details.FlagMetadata));

    private static (int?, string?, string?, int?) Describe(ImmutableMetadata? metadata)
        => (metadata?.Count, metadata?.GetString("stage"), metadata?.GetString("ticket"), metadata?.GetInt("weight"));
}
