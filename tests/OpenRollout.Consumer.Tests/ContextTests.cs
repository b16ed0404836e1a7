using OpenFeature.Model;

namespace OpenRollout.Consumer.Tests;

public sealed class ContextTests
{
    private static readonly DateTimeOffset Noon = new(2019, 5, 17, 14, 0, 0, TimeSpan.FromHours(2));

    private static readonly FlagContext Full = new()
    {
        TargetingKey = "user-1",
        Employee = true,
        Country = "NO",
        DeviceType = FlagContext.DeviceTypes.Android,
        AppVersion = "5.2.0",
        SignedUp = Noon,
        Followers = 1.5,
        Badges = ["founder", "early"],
    };

    [Fact]
    public void A_context_gives_back_what_it_was_given()
    {
        var context = Full;

        Assert.Equal(("user-1", true, "NO", FlagContext.DeviceTypes.Android), (context.TargetingKey, context.Employee, context.Country, context.DeviceType));
        Assert.Equal(("5.2.0", 1.5), (context.AppVersion, context.Followers));
        Assert.Equal((Noon.UtcDateTime, TimeSpan.Zero), (context.SignedUp!.Value.UtcDateTime, context.SignedUp.Value.Offset));
        Assert.Equal(["founder", "early"], context.Badges!);
    }

    [Fact]
    public void An_empty_context_has_nothing()
    {
        var context = default(FlagContext);

        Assert.Equal((null, null, null, null), (context.TargetingKey, context.Employee, context.Country, context.DeviceType));
        Assert.Equal((null, null, null), (context.AppVersion, context.SignedUp, context.Followers));
        Assert.Null(context.Badges);
        Assert.Equal(0, context.ToEvaluationContext().Count);
    }

    [Fact]
    public void Null_takes_an_attribute_away()
    {
        var context = Full with
        {
            TargetingKey = null,
            Employee = null,
            Country = null,
            DeviceType = null,
            AppVersion = null,
            SignedUp = null,
            Followers = null,
            Badges = null,
        };

        Assert.Equal(0, context.ToEvaluationContext().Count);
    }

    [Fact]
    public void A_copy_does_not_change_the_original()
    {
        var copy = Full with { Country = "DK" };

        Assert.Equal(("DK", "NO", true), (copy.Country, Full.Country, copy.Employee));
    }

    [Fact]
    public void A_list_is_copied()
    {
        var badges = new List<string> { "founder" };
        var context = new FlagContext { Badges = badges };

        badges[0] = "changed";

        Assert.Equal(["founder"], context.Badges!);
    }

    [Fact]
    public void A_value_that_no_manifest_knows_is_absent()
        => Assert.Null(new FlagContext { DeviceType = (FlagContext.DeviceTypes)99 }.DeviceType);

    [Fact]
    public void A_context_becomes_OpenFeatures()
    {
        EvaluationContext context = Full;

        Assert.Equal(8, context.Count);
        Assert.Equal("user-1", context.TargetingKey);
        Assert.True(context.GetValue("employee").AsBoolean);
        Assert.Equal("NO", context.GetValue("country").AsString);
        Assert.Equal("android", context.GetValue("deviceType").AsString);
        Assert.Equal("5.2.0", context.GetValue("appVersion").AsString);
        Assert.Equal(Noon.UtcDateTime, context.GetValue("signedUp").AsDateTime);
        Assert.Equal(1.5, context.GetValue("followers").AsDouble);
        Assert.Equal(["founder", "early"], context.GetValue("badges").AsList!.Select(badge => badge.AsString));
    }

    [Fact]
    public async Task Each_attribute_is_seen_by_conditions()
    {
        await using var bound = await BoundFlags.StartAsync();

        Assert.True(Flags.Stories.IsEnabled(new FlagContext { Employee = true }));
        Assert.True(Flags.Stories.IsEnabled(new FlagContext { Country = "NO", DeviceType = FlagContext.DeviceTypes.Ios }));
        Assert.True(Flags.Stories.IsEnabled(new FlagContext { AppVersion = "5.2.0", Followers = 1001 }));
        Assert.True(Flags.Stories.IsEnabled(new FlagContext { SignedUp = Noon }));
        Assert.True(Flags.Stories.IsEnabled(new FlagContext { Badges = ["founder"] }));
        Assert.False(Flags.Stories.IsEnabled(new FlagContext { Country = "NO", DeviceType = FlagContext.DeviceTypes.Web }));
        Assert.False(Flags.Stories.IsEnabled(new FlagContext { AppVersion = "5.1.9", Followers = 1001 }));
    }

    [Fact]
    public async Task The_typed_and_the_untyped_context_give_the_same()
    {
        await using var bound = await BoundFlags.StartAsync();

        foreach (var context in new[] { Full, default, Full with { Employee = null }, Full with { Employee = false, Country = null, SignedUp = null, Badges = null } })
        {
            Assert.Equal(Flags.Stories.IsEnabled(context), Flags.Stories.IsEnabled(context.ToEvaluationContext()));
            Assert.Equal(Flags.Feed.Layout.GetValue(context), Flags.Feed.Layout.GetValue(context.ToEvaluationContext()));
        }
    }

    [Fact]
    public async Task A_typed_context_is_evaluated_without_allocation()
    {
        await using var bound = await BoundFlags.StartAsync();
        var context = Full;

        Assert.Equal(0, Measure(() => Flags.Stories.IsEnabled(context)));
        Assert.Equal(0, Measure(() => Flags.Stories.IsEnabled(in context)));
        Assert.Equal(0, Measure(() => Flags.Feed.Layout.GetVariant(context)));
        // Verifies the measurement itself: the conversion that the overload for untyped contexts needs does allocate.
        Assert.NotEqual(0, Measure(() => Flags.Stories.IsEnabled(context.ToEvaluationContext())));
    }

    private static long Measure<T>(Func<T> evaluate)
    {
        evaluate();
        return Allocation.Of(() =>
        {
            for (var repetition = 0; repetition < 1000; repetition++)
            {
                evaluate();
            }
        });
    }
}
