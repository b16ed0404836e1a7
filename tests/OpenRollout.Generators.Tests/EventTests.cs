using Microsoft.CodeAnalysis;

namespace OpenRollout.Generators.Tests;

/// <summary>The generated events of guardrails.</summary>
public sealed class EventTests
{
    [Fact]
    public void An_event_has_its_name_and_can_be_tracked_for_each_kind_of_user()
    {
        var build = (TestProject.With("""{ "guardrails": { "errors": { "event": "checkout.failed" } }, "flags": { } }""") with
        {
            Code =
            [
                """
                internal sealed class Fake : App.IFlagsSnapshot;

                internal static class Probe
                {
                    public static string Show()
                    {
                        var user = new App.FlagContext { TargetingKey = "user-1" };
                        App.Flags.Events.CheckoutFailed.Track();
                        App.Flags.Events.CheckoutFailed.Track(user);
                        App.Flags.Events.CheckoutFailed.Track(user, 2.5);
                        App.Flags.Events.CheckoutFailed.Track(user, OpenFeature.Model.TrackingEventDetails.Empty);
                        App.Flags.Events.CheckoutFailed.Track(user.ToEvaluationContext(), value: 2.5);
                        App.Flags.Snapshot(user).Track(App.Flags.Events.CheckoutFailed);
                        App.IFlagsSnapshot snapshot = App.Flags.Snapshot(user);
                        snapshot.Track(App.Flags.Events.CheckoutFailed, 2.5);
                        snapshot = new Fake();
                        snapshot.Track(App.Flags.Events.CheckoutFailed, OpenFeature.Model.TrackingEventDetails.Empty);
                        return App.Flags.Events.CheckoutFailed.Name;
                    }
                }
                """,
            ],
        }).Build().AssertClean();

        Assert.Equal("checkout.failed", build.Call("Probe", "Show"));
    }

    [Fact]
    public void Without_guardrails_there_are_no_events()
    {
        var build = TestProject.With("""{ "flags": { } }""").Build();

        Assert.DoesNotContain("Events", build.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Track", build.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guardrail_without_a_valid_event_removes_nothing_else()
    {
        var build = TestProject.With("""{ "guardrails": { "a": { "event": " " }, "b": { }, "c": { "event": "ok" } }, "flags": { "x": { "flagType": "boolean", "defaultValue": false } } }""").Build().AssertClean();

        Assert.Equal(["Ok"], build.FindType("App.Flags+Events").GetMembers().OfType<IPropertySymbol>().Select(property => property.Name));
        Assert.NotEmpty(build.FindType("App.Flags").GetMembers("X"));
    }
}
