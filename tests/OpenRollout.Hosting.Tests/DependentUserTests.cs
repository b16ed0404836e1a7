using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>The function that determines the user may read flags, but not in the snapshot of that user.</summary>
public sealed class DependentUserTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_user_cannot_depend_on_the_snapshot_that_is_taken_for_them()
    {
        using var host = await _application.StartWithFlagsAsync(options => options.ContextFactory = services => IsInNorway(services.GetRequiredService<IFlagsSnapshot>()));
        await using var scope = host.Services.CreateAsyncScope();

        AssertSaysWhatToDo(() => scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>());
    }

    [Fact]
    public async Task Nor_can_it_outside_of_a_scope()
    {
        using var host = await _application.StartWithFlagsAsync(options => options.ContextFactory = services => IsInNorway(services.GetRequiredService<ISnapshotAccessor<IFlagsSnapshot>>().Current));
        await using var scope = host.Services.CreateAsyncScope();
        var accessor = host.Services.GetRequiredService<ISnapshotAccessor<FlagsSnapshot>>();

        AssertSaysWhatToDo(() => accessor.Current.Stories);
        // The first call leaves no state behind.
        AssertSaysWhatToDo(() => accessor.Current.Stories);
        AssertSaysWhatToDo(() => scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>());
    }

    [Fact]
    public async Task Nor_can_the_context_of_clients()
    {
        using var host = await _application.StartWithFlagsAsync(services: services => services.AddOpenFeature(features => features.AddContext(
            (context, scope) => context.Set("country", IsInNorway(scope.GetRequiredService<IFlagsSnapshot>()).Country!))));
        await using var scope = host.Services.CreateAsyncScope();

        AssertSaysWhatToDo(() => scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>());
    }

    [Fact]
    public async Task A_user_can_depend_on_flags_for_another_user()
    {
        using var host = await _application.StartWithFlagsAsync(options => options.ContextFactory = services => IsInNorway(
            services.GetRequiredService<ISnapshotFactory<FlagsSnapshot, FlagContext>>().Take(new FlagContext { Country = "NO" })));

        Assert.True(host.Services.GetRequiredService<ISnapshotAccessor<FlagsSnapshot>>().Current.Stories);
    }

    [Fact]
    public async Task The_user_of_a_scope_can_depend_on_flags_outside_of_any()
    {
        using var host = await _application.StartWithFlagsAsync(
            options => options.ContextFactory = services => services.GetRequiredService<Message>().Context is null
                ? null
                : IsInNorway(services.GetRequiredService<ISnapshotAccessor<IFlagsSnapshot>>().Current),
            services => services.AddScoped<Message>());
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Message>().Context = new FlagContext();
        host.Services.GetRequiredService<Api>().SetContext(new FlagContext { Country = "NO" });

        Assert.True(scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>().Stories);
    }

    private static FlagContext IsInNorway(IFlagsSnapshot flags) => new() { Country = flags.Stories ? "NO" : "SE" };

    private static void AssertSaysWhatToDo(Func<object?> ask) => Assert.Equal(
        "FlagsSnapshot was requested by the ContextFactory of SnapshotOptions<FlagContext> or by OpenFeature's AddContext, which determine the user of that snapshot. "
        + "Read flags there with a context that is already known: ISnapshotFactory<FlagsSnapshot, FlagContext>.Take(context).",
        Assert.Throws<InvalidOperationException>(ask).Message);
}
