using OpenFeature.Constant;

namespace OpenRollout.Tests.Accessors;

/// <summary>Tests the values that override flags in tests.</summary>
public sealed class OverrideTests
{
    private readonly FlagBinding _binding = new();
    private readonly IntegerFlag _number;
    private readonly IntegerFlag _other;

    public OverrideTests()
    {
        _binding.Bind(OpenFeatureApi.Create());
        _number = new IntegerFlag(_binding, "number", -1);
        _other = new IntegerFlag(_binding, "number", -2);
    }

    [Fact]
    public async Task An_override_is_seen_in_every_form_until_it_ends()
    {
        using (_number.Override(5))
        {
            var details = _number.GetDetails(RolledOut.Typed);
            Assert.Equal((5, ErrorType.None, FeatureFlag<int>.OverrideReason, null), (details.Value, details.ErrorType, details.Reason, details.Variant));
            Assert.Equal((5, 5), (_number.GetValue(), _number.GetValue(RolledOut.Typed)));
            Assert.Equal((5, 5), (await _number.GetValueAsync(), await _number.GetValueAsync(RolledOut.Typed)));
            Assert.Equal((5, 5), ((await _number.GetDetailsAsync()).Value, (await _number.GetDetailsAsync(RolledOut.Typed)).Value));
            Assert.Equal((5, 5), (FlagSnapshot.Take(_binding).Get(_number), FlagSnapshot.Take(_binding, RolledOut.Typed).Get(_number)));
            // An override applies to the accessor, not to the key.
            Assert.Equal(-2, _other.GetValue());
        }

        Assert.Equal(-1, _number.GetValue());
    }

    [Fact]
    public void The_innermost_wins_and_each_ends_on_its_own()
    {
        var outer = _number.Override(1);
        var between = _other.Override(10);
        var inner = _number.Override(2);
        Assert.Equal((2, 10), (_number.GetValue(), _other.GetValue()));

        outer.Dispose();
        Assert.Equal((2, 10), (_number.GetValue(), _other.GetValue()));
        inner.Dispose();
        inner.Dispose();
        Assert.Equal((-1, 10), (_number.GetValue(), _other.GetValue()));
        between.Dispose();
        Assert.Equal((-1, -2), (_number.GetValue(), _other.GetValue()));
    }

    [Fact]
    public void An_inner_one_that_ends_gives_the_outer_one_back()
    {
        using (_number.Override(1))
        {
            using (_number.Override(2))
            {
                Assert.Equal(2, _number.GetValue());
            }

            Assert.Equal(1, _number.GetValue());
        }
    }

    [Fact]
    public async Task Flows_beside_each_other_see_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            await Task.Yield();
            using (_number.Override(number))
            {
                for (var round = 0; round < 20; round++)
                {
                    await Task.Yield();
                    Assert.Equal(number, _number.GetValue());
                    Assert.Equal(number, await Task.Run(() => _number.GetValue()));
                }
            }

            Assert.Equal(-1, _number.GetValue());
        }));
    }

    [Fact]
    public async Task A_thread_that_began_within_sees_it_until_its_end_and_one_from_outside_never()
    {
        using var isOverridden = new SemaphoreSlim(0);
        using var isEnded = new SemaphoreSlim(0);
        var outside = Task.Run(async () =>
        {
            Assert.True(await isOverridden.WaitAsync(Eventually.Patience));
            return _number.GetValue();
        });
        Task<(int Within, int After)> within;
        using (_number.Override(5))
        {
            var seen = new TaskCompletionSource<int>();
            within = Task.Run(async () =>
            {
                seen.SetResult(_number.GetValue());
                Assert.True(await isEnded.WaitAsync(Eventually.Patience));
                return (await seen.Task, _number.GetValue());
            });
            await seen.Task;
            isOverridden.Release();
            Assert.Equal(-1, await outside);
        }

        isEnded.Release();
        Assert.Equal((5, -1), await within);
    }

    [Fact]
    public async Task Ending_it_in_another_flow_ends_it_everywhere()
    {
        var scope = _number.Override(5);
        await Task.Run(scope.Dispose);

        Assert.Equal(-1, _number.GetValue());
    }

    [Fact]
    public async Task An_override_of_an_async_set_up_is_lost_and_its_end_says_so()
    {
        var scope = await SetUpAsync();
        Assert.Equal(-1, _number.GetValue());

        var exception = Assert.Throws<InvalidOperationException>(scope.Dispose);

        Assert.StartsWith("The override of the flag 'number' had no effect: it was created in an async method that has ended, such as InitializeAsync,", exception.Message, StringComparison.Ordinal);
        Assert.Equal(-1, _number.GetValue());
        scope.Dispose();

        async Task<IDisposable> SetUpAsync()
        {
            await Task.Yield();
            return _number.Override(5);
        }
    }

    [Fact]
    public async Task An_override_that_was_seen_where_it_was_made_may_end_elsewhere()
    {
        var scope = await SetUpAsync();

        scope.Dispose();
        Assert.Equal(-1, _number.GetValue());

        async Task<IDisposable> SetUpAsync()
        {
            await Task.Yield();
            var made = _number.Override(5);
            Assert.Equal(5, _number.GetValue());
            return made;
        }
    }

    [Fact]
    public void An_override_that_nothing_read_may_end_where_it_was_made()
    {
        var outer = _number.Override(1);
        _other.Override(2).Dispose();
        outer.Dispose();

        Assert.Equal(-1, _number.GetValue());
    }

    [Fact]
    public void A_variant_is_found_by_the_value_that_stands_in()
    {
        var layout = new StringFlag<Layout>(_binding, "layout", "list", new("list", Layout.List, "list"), new("grid", Layout.Grid, "grid"));
        using (layout.Override("grid"))
        {
            Assert.Equal(Layout.Grid, layout.GetVariant());
        }

        using (layout.Override("none of them"))
        {
            Assert.Equal(Layout.Unknown, layout.GetVariant(RolledOut.Typed));
        }
    }
}
