using OpenRollout.Sources.Files;

namespace OpenRollout.Sources.Tests.Files;

/// <summary>A manifest and its overlay are read again if one of them changes while the other is read.</summary>
public sealed class ChangeWhileReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _reads;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, "m2 o2", 4)]
    [InlineData(2, "m2 o2", 4)]
    [InlineData(3, "m1 o1", 2)]
    public void A_save_of_both_between_two_reads_is_not_mixed(int after, string expected, int reads)
    {
        WritePair(1);
        using var reader = new ChangingReader(() => OnRead(after, () => WritePair(22)));

        Assert.Equal(expected.Replace("2", "22", StringComparison.Ordinal), Read(reader, "Production"));
        Assert.Equal(reads, _reads);
    }

    [Fact]
    public void An_overlay_that_disappears_between_two_reads_is_looked_for_again()
    {
        WritePair(1);
        using var reader = new ChangingReader(() =>
        {
            OnRead(1, () => File.Move(_folder["flags.Production.json"], _folder["away"]));
            if (_reads == 2)
            {
                File.Move(_folder["away"], _folder["flags.Production.json"]);
            }
        });

        Assert.Equal("m1 o1", Read(reader, "Production"));
    }

    [Fact]
    public void Files_that_change_with_each_read_are_read_three_times()
    {
        WritePair(1);
        using var reader = new ChangingReader(() => WritePair((int)Math.Pow(10, ++_reads)));
        Read(reader, "Production");

        Assert.Equal(6, _reads);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Development")]
    public void Without_an_overlay_the_manifest_is_read_once(string? environment)
    {
        WritePair(1);
        using var reader = new ChangingReader(() => OnRead(1, () => WritePair(22)));

        Assert.Equal("m1", Read(reader, environment));
        Assert.Equal(1, _reads);
    }

    private string Read(HashedFileReader reader, string? environment)
        => TestPairs.Describe(FileReadResult.Read(new FileLayers(_folder["flags.json"], environment, OverlayPath: null), reader).Manifest);

    private void OnRead(int number, Action change)
    {
        if (++_reads == number)
        {
            change();
        }
    }

    /// <summary>Each number has another length, so that the files differ also if their times do not.</summary>
    private void WritePair(int number)
    {
        _folder.Write("flags.json", TestPairs.Manifest($"m{number}"));
        _folder.Write("flags.Production.json", TestPairs.Overlay($"o{number}"));
    }

    private sealed class ChangingReader(Action onRead) : HashedFileReader
    {
        public override byte[] Read(FileInfo file)
        {
            try
            {
                return base.Read(file);
            }
            finally
            {
                onRead();
            }
        }
    }
}
