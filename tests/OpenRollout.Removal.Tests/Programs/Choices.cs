namespace OpenRollout.Removal.Tests;

/// <summary>
/// The choices that a random program is made of. The same choices make the same program, and fewer or smaller ones make a simpler one, so
/// a failure is shrunk without knowing the grammar.
/// </summary>
internal sealed class Choices
{
    private readonly Random? _random;
    private readonly List<int> _made;
    private int _position;

    public Choices(int seed)
    {
        _random = new Random(seed);
        _made = [];
    }

    public Choices(IReadOnlyList<int> made) => _made = [.. made];

    /// <summary>Gets the choices that were made.</summary>
    public IReadOnlyList<int> Made => _made;

    /// <summary>Returns a number below a limit; zero, which is always the simplest choice, when the recorded choices are used up.</summary>
    public int Next(int limit)
    {
        if (_random is not null)
        {
            _made.Add(_random.Next(limit));
            return _made[^1];
        }

        return _position < _made.Count ? _made[_position++] % limit : 0;
    }
}
