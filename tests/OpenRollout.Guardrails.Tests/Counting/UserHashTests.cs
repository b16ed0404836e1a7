using System.Buffers.Binary;
using System.IO.Hashing;
using OpenRollout.Guardrails.Counting;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>The hash of a user decides which bit of stored evidence is the user's, so it never changes.</summary>
public sealed class UserHashTests
{
    [Theory]
    [InlineData("", 0x2D06_8005_38D3_94C2UL)]
    [InlineData("a", 0x0D78_BAAC_0823_7DDBUL)]
    [InlineData("user-1", 0x30BF_4C01_19F3_7F17UL)]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301", 0xADAA_2319_126D_3A4EUL)]
    [InlineData("Zoë", 0x8144_23EC_23C6_2FE8UL)]
    [InlineData("ユーザー", 0xE827_D84C_C099_FEEFUL)]
    [InlineData("👩‍🚀", 0xE64C_E915_694B_7124UL)]
    public void A_unit_has_the_same_hash_forever(string unit, ulong expected) => Assert.Equal(expected, UserHash.Of(unit));

    [Fact]
    public void Lone_surrogates_are_different_units() => Assert.NotEqual(UserHash.Of("\ud800"), UserHash.Of("\ud801"));

    [Fact]
    public void The_hash_is_that_of_the_code_units_with_the_lower_byte_first_on_every_machine()
    {
        foreach (var unit in new[] { "", "a", "Zoë", "ユーザー", new string('x', 1_000) })
        {
            var bytes = new byte[2 * unit.Length];
            for (var index = 0; index < unit.Length; index++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * index), unit[index]);
            }

            Assert.Equal(XxHash3.HashToUInt64(bytes), UserHash.Of(unit));
            Assert.Equal(UserHash.Of(unit), UserHash.OfSwapped(unit));
        }
    }

    [Fact]
    public void A_watch_has_the_same_seed_and_file_forever()
    {
        Assert.Equal(0x537B_FB85_0B75_CA71UL, UserHash.SeedOf(Watches.Checkout));
        Assert.Equal("faecab1ab9d581e7", WatchDigest.Of(Watches.Checkout).Name);
        Assert.Equal(0x119E_6584_7C04_D332UL, Watches.UserOf(Watches.Checkout, 1));
    }

    [Fact]
    public void Each_part_of_a_watch_but_its_definition_and_the_case_of_its_environment_gives_another_seed()
    {
        var watch = Watches.Checkout;
        WatchIdentity[] others =
        [
            watch with { FlagSetId = "Flags" }, watch with { FlagSetId = null }, watch with { Environment = "Staging" }, watch with { Environment = null },
            watch with { Environment = "" }, watch with { FlagKey = "Stories" }, watch with { Salt = "stories-2" }, watch with { Guardrail = "slow-pages" },
            watch with { FlagKey = "storiesx", Guardrail = "heckout-errors" },
        ];
        Assert.Equal(others.Length + 1, others.Append(watch).Select(UserHash.SeedOf).Distinct().Count());
        Assert.Equal(WatchDigest.Of(watch), WatchDigest.Of(watch with { Environment = "production", Unit = "tenant", Definition = watch.Definition with { Ratio = 2 } }));
    }

    [Fact]
    public void Bits_of_users_are_spread_evenly_and_independent_of_other_watches()
    {
        var other = UserHash.SeedOf(Watches.Checkout with { Salt = "stories-2" });
        var seed = UserHash.SeedOf(Watches.Checkout);
        var counts = new int[8, 8];
        for (var number = 0; number < 6_400; number++)
        {
            var unit = UserHash.Of($"user-{number}");
            counts[UserHash.For(seed, unit) >> 61, UserHash.For(other, unit) >> 61]++;
        }

        // 100 expected in each of 64 cells: the chi-squared statistic exceeds 117 with a probability of 0.00005, and the users are fixed.
        Assert.InRange(counts.Cast<int>().Sum(count => (count - 100) * (count - 100) / 100.0), 20, 117);
    }

    [Fact]
    public void Hashing_and_testing_allocate_nothing()
    {
        var evidence = new LocalEvidenceStore(null).Open(Watches.Checkout);
        evidence.Count(Watches.UserOf(Watches.Checkout, 1), Watches.Fifth, Evaluation.Arms.RolloutArm.Treated);
        var seed = UserHash.SeedOf(Watches.Checkout);
        var seen = false;
        Assert.Equal(0, Allocation.Of(() => seen = evidence.HasSeen(UserHash.For(seed, UserHash.Of("user-1"))) && !evidence.HasSeen(UserHash.For(seed, UserHash.Of("Zoë")))));
        Assert.True(seen);
    }
}
