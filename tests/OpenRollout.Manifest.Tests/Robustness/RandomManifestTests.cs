using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace OpenRollout.Manifest.Tests;

/// <summary>Checks the laws of reading with random input. The seed is fixed, so failures are repeatable.</summary>
public sealed class RandomManifestTests
{
    [Fact]
    public void Random_bytes() => Check(Spoilt.Bytes, 2_000);

    [Fact]
    public void Random_JSON() => Check(Spoilt.Json, 2_000);

    [Fact]
    public void Random_changes_to_a_good_manifest() => Check(Spoilt.Mutations, 2_000);

    [Fact]
    public void A_mark_and_line_ends_change_nothing() => Prop.ForAll(
        Spoilt.Mutations.ToArbitrary(),
        bytes =>
        {
            if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            {
                return;
            }

            Assert.Equal(ManifestReader.Read(bytes).Problems, ManifestReader.Read([.. Encoding.UTF8.Preamble, .. bytes]).Problems);
        }).Check(Settings(300));

    [Fact]
    public void Enough_of_the_changes_leave_JSON_with_a_meaning_to_check()
    {
        var count = 0;
        Prop.ForAll(
            Spoilt.Mutations.ToArbitrary(),
            bytes =>
            {
                count += ManifestReader.Read(bytes).FirstError?.Id == "ROLL1001" ? 0 : 1;
            }).Check(Settings(500));
        Assert.InRange(count, 100, 500);
    }

    private static void Check(Gen<byte[]> bytes, int count) => Prop.ForAll(
        bytes.ToArbitrary(),
        candidate =>
        {
            // The laws require errors or a usable model.
            ReadingLaws.Hold(candidate);
        }).Check(Settings(count));

    private static Config Settings(int count) => Config.QuickThrowOnFailure
        .WithMaxTest(count)
        .WithReplay(new Replay(new Rnd(20_260_920, 11), null));
}
