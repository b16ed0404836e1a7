using System.Numerics;
using System.Text;

namespace OpenRollout.Reliability.Tests.Keys;

/// <summary>
/// Strings with the same hash, for the hash that is not seeded per process: .NET's frozen collections use it, and its
/// dictionaries start with it. The strings are constructed directly: two characters are free, and two others compensate for them.
/// </summary>
internal static class CollidingKeys
{
    /// <summary>The number of binary choices; enough for all strings that are needed.</summary>
    private const int Choices = 17;

    private const uint Start = (5381u << 16) + 5381u;

    private static readonly (string Zero, string One)[] Blocks = MakeBlocks();

    /// <summary>Returns one of 131,072 strings of equal length and hash.</summary>
    public static string Of(int number)
    {
        var key = new StringBuilder();
        for (var place = 0; place < Choices; place++)
        {
            key.Append(((number >> place) & 1) == 0 ? Blocks[place].Zero : Blocks[place].One);
        }

        return key.ToString();
    }

    public static string[] Take(int count) => [.. Enumerable.Range(0, count).Select(Of)];

    /// <summary>Returns the hash: two halves, each rotated and combined with two of four characters.</summary>
    public static uint HashOf(string key)
    {
        var (first, second) = (Start, Start);
        for (var place = 0; place < key.Length; place += 4)
        {
            first = Turn(first) ^ (key[place] | ((uint)key[place + 1] << 16));
            second = Turn(second) ^ (key[place + 2] | ((uint)key[place + 3] << 16));
        }

        return first + (second * 1_566_083_941);
    }

    private static (string Zero, string One)[] MakeBlocks()
    {
        var state = Start;
        var blocks = new (string Zero, string One)[Choices];
        for (var place = 0; place < Choices; place++)
        {
            var next = 0x1234_0000u + (uint)place;
            var pair = Undoing(state, next).Take(2).ToArray();
            (blocks[place], state) = ((pair[0], pair[1]), next);
        }

        return blocks;
    }

    /// <summary>Strings of eight characters that lead the first half of the hash from one state to another, and leave the second half alone.</summary>
    private static IEnumerable<string> Undoing(uint from, uint to)
    {
        for (var first = 'a'; first < '\u7000'; first++)
        {
            for (var second = 'a'; second <= 'z'; second++)
            {
                var undo = to ^ Turn(Turn(from) ^ (first | ((uint)second << 16)));
                var (third, fourth) = ((char)undo, (char)(undo >> 16));
                if (IsPlain(third) && IsPlain(fourth))
                {
                    yield return $"{first}{second}kk{third}{fourth}kk";
                }
            }
        }
    }

    private static uint Turn(uint state) => BitOperations.RotateLeft(state, 5) + state;

    /// <summary>Returns whether a character needs no escape in JSON.</summary>
    private static bool IsPlain(char character) => character is >= ' ' and < '\ud800' and not '"' and not '\\';
}
