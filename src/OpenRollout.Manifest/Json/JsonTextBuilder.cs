namespace OpenRollout.Manifest.Json;

/// <summary>Builds a tree of tokens from parts of other trees. Each token keeps the text that it comes from.</summary>
/// <param name="lower">A tree whose texts the tokens come from.</param>
/// <param name="upper">Another one. A text of both trees has the same index in both.</param>
internal sealed class JsonTextBuilder(JsonText lower, JsonText upper)
{
    private readonly Stack<int> _open = new();
    private JsonToken[] _tokens = new JsonToken[lower.Count + upper.Count];
    private int _count;
    private HashSet<int>? _duplicates;

    /// <summary>Copies a value or name with everything in it.</summary>
    public void Add(JsonTextValue value)
    {
        var tokens = value.Tokens;
        Reserve(tokens.Length);
        var shift = _count - value.Index;
        for (var index = 0; index < tokens.Length; index++)
        {
            _tokens[_count + index] = tokens[index].WithNext(tokens[index].Next + shift);
            if (value.Text.HasDuplicates && value.Text.IsDuplicate(value.Index + index))
            {
                (_duplicates ??= []).Add(_count + index);
            }
        }

        _count += tokens.Length;
    }

    /// <summary>Copies a property.</summary>
    public void Add(JsonTextValue name, JsonTextValue value)
    {
        Add(name);
        Add(value);
    }

    /// <summary>Begins an object or array with the opening bracket of another one. Values added next become its content.</summary>
    public void Open(JsonTextValue bracket)
    {
        Reserve(1);
        _open.Push(_count);
        _tokens[_count++] = bracket.Tokens[0];
    }

    /// <summary>Ends the object or array that was begun last.</summary>
    public void Close()
    {
        ref var bracket = ref _tokens[_open.Pop()];
        bracket = bracket.WithNext(_count);
    }

    /// <summary>Returns the tree.</summary>
    public JsonText Build()
    {
        var texts = new byte[Math.Max(lower.Texts.Length, upper.Texts.Length)][];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = lower.Texts.ElementAtOrDefault(index) is { Length: > 0 } text ? text : upper.Texts.ElementAtOrDefault(index) ?? [];
        }

        return new JsonText(texts, _tokens, _count, _duplicates);
    }

    private void Reserve(int tokens)
    {
        if (_count + tokens > _tokens.Length)
        {
            Array.Resize(ref _tokens, Math.Max(_tokens.Length * 2, _count + tokens));
        }
    }
}
