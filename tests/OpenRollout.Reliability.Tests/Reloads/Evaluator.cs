using OpenFeature;
using OpenFeature.Constant;

namespace OpenRollout.Reliability.Tests.Reloads;

/// <summary>A thread that evaluates ten flags in every way while manifests are reloaded, and checks the values.</summary>
internal sealed class Evaluator
{
    private readonly IFeatureClient _client;
    private readonly FlagBinding _binding = new();
    private readonly IntegerFlag[] _flags;
    private readonly bool[,] _isIn;
    private readonly Thread _thread;
    private volatile bool _hasToStop;
    private volatile int _rounds;
    private int _generation;

    /// <param name="api">The API to evaluate with; it serves a first generation.</param>
    /// <param name="isIn">For each user and flag whether the user is in.</param>
    public Evaluator(Api api, bool[,] isIn)
    {
        _client = api.GetClient();
        _binding.Bind(api);
        _flags = [.. Enumerable.Range(0, Generations.FlagCount).Select(flag => new IntegerFlag(_binding, Generations.KeyOf(flag), 0))];
        _isIn = isIn;
        _thread = new Thread(() => Failure = Record.Exception(Run)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The first failure; null if there was none.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The number of users evaluated.</summary>
    public int Rounds => _rounds;

    /// <summary>The number of flags evaluated.</summary>
    public long Evaluations { get; private set; }

    public bool IsRunning => _thread.IsAlive;

    public void Stop()
    {
        _hasToStop = true;
        Assert.True(_thread.Join(Trials.Watch.Patience));
    }

    private void Run()
    {
        for (var user = 0; !_hasToStop; user = (user + 1) % Generations.Users.Count)
        {
            EvaluateOneByOne(user);
            TakeSnapshot(user);
            _rounds++;
        }
    }

    private void EvaluateOneByOne(int user)
    {
        var context = Generations.Users[user];
        for (var flag = 0; flag < _flags.Length; flag++)
        {
            See(user, flag, _flags[flag].GetValue(context));
            var details = _flags[flag].GetDetails(context);
            Assert.Equal(ErrorType.None, details.ErrorType);
            Assert.Equal(details.Value > 0 ? "in" : "out", details.Variant);
            See(user, flag, details.Value);
        }

        var asked = user % _flags.Length;
        See(user, asked, _client.GetIntegerValueAsync(Generations.KeyOf(asked), 0, context).GetAwaiter().GetResult());
    }

    private void TakeSnapshot(int user)
    {
        var snapshot = FlagSnapshot.Take(_binding, Generations.Users[user]);
        var first = snapshot.Get(_flags[0]);
        See(user, 0, first);
        for (var flag = 1; flag < _flags.Length; flag++)
        {
            var value = snapshot.Get(_flags[flag]);
            Assert.Equal(Math.Abs(first), Math.Abs(value));
            See(user, flag, value);
        }
    }

    /// <summary>A value is of this generation or a later one, and on the user's side.</summary>
    private void See(int user, int flag, int value)
    {
        Assert.True(value > 0 == _isIn[user, flag] && value != 0, $"flag {flag} is {value} for user {user}");
        Assert.InRange(Math.Abs(value), _generation, int.MaxValue);
        _generation = Math.Abs(value);
        Evaluations++;
    }
}
