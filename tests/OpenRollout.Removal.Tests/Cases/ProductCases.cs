namespace OpenRollout.Removal.Tests;

/// <summary>Programs in the style of services, workers, handlers and queries, in which many rules meet.</summary>
internal static class ProductCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("switch expression with when: on", true,
            """
            public string Run(bool a, bool b)
            {
                var count = a ? 3 : 0;
                return count switch
                {
                    0 when !Flags.Stories.IsEnabled() => "old none",
                    0 => "none",
                    > 2 when Flags.Stories.IsEnabled() && b => "new many",
                    > 2 => "many",
                    _ => "some",
                };
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                var count = a ? 3 : 0;
                return count switch
                {
                    0 => "none",
                    > 2 when b => "new many",
                    > 2 => "many",
                    _ => "some",
                };
            }
            """),
        new("switch expression with when: off", false,
            """
            public string Run(bool a, bool b)
            {
                var count = a ? 3 : 0;
                return count switch
                {
                    0 when !Flags.Stories.IsEnabled() => "old none",
                    0 => "none",
                    > 2 when Flags.Stories.IsEnabled() && b => "new many",
                    > 2 => "many",
                    _ => "some",
                };
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                var count = a ? 3 : 0;
                return count switch
                {
                    0 => "old none",
                    > 2 => "many",
                    _ => "some",
                };
            }
            """),
        new("background worker with a loop: on", true,
            """
            private int _rounds;

            public async Task RunAsync(bool a, bool b)
            {
                using var cancellation = new CancellationTokenSource();
                while (!cancellation.Token.IsCancellationRequested)
                {
                    if (++_rounds > 2)
                    {
                        break;
                    }

                    if (!await Flags.Stories.IsEnabledAsync(cancellationToken: cancellation.Token))
                    {
                        Say("skip");
                        continue;
                    }

                    try
                    {
                        await Work(a);
                    }
                    catch (InvalidOperationException exception) when (!cancellation.IsCancellationRequested)
                    {
                        Say(exception.Message);
                    }
                }
            }

            private static async Task Work(bool fails)
            {
                await Task.CompletedTask;
                if (fails)
                {
                    throw new InvalidOperationException("failed");
                }

                Say("worked");
            }
            """,
            """
            private int _rounds;

            public async Task RunAsync(bool a, bool b)
            {
                using var cancellation = new CancellationTokenSource();
                while (!cancellation.Token.IsCancellationRequested)
                {
                    if (++_rounds > 2)
                    {
                        break;
                    }

                    _ = cancellation.Token;

                    try
                    {
                        await Work(a);
                    }
                    catch (InvalidOperationException exception) when (!cancellation.IsCancellationRequested)
                    {
                        Say(exception.Message);
                    }
                }
            }

            private static async Task Work(bool fails)
            {
                await Task.CompletedTask;
                if (fails)
                {
                    throw new InvalidOperationException("failed");
                }

                Say("worked");
            }
            """),
        new("background worker with a loop: off", false,
            """
            private int _rounds;

            public async Task RunAsync(bool a, bool b)
            {
                using var cancellation = new CancellationTokenSource();
                while (!cancellation.Token.IsCancellationRequested)
                {
                    if (++_rounds > 2)
                    {
                        break;
                    }

                    if (!await Flags.Stories.IsEnabledAsync(cancellationToken: cancellation.Token))
                    {
                        Say("skip");
                        continue;
                    }

                    try
                    {
                        await Work(a);
                    }
                    catch (InvalidOperationException exception) when (!cancellation.IsCancellationRequested)
                    {
                        Say(exception.Message);
                    }
                }
            }

            private static async Task Work(bool fails)
            {
                await Task.CompletedTask;
                if (fails)
                {
                    throw new InvalidOperationException("failed");
                }

                Say("worked");
            }
            """,
            """
            private int _rounds;

            public async Task RunAsync(bool a, bool b)
            {
                await Task.CompletedTask;
                using var cancellation = new CancellationTokenSource();
                while (!cancellation.Token.IsCancellationRequested)
                {
                    if (++_rounds > 2)
                    {
                        break;
                    }

                    _ = cancellation.Token;
                    Say("skip");
                }
            }
            """),
        new("minimal api handlers: on", true,
            """
            private delegate Task<string> Handler(string id);

            private readonly Dictionary<string, Delegate> _routes = [];

            private CLASS MapGet(string path, Delegate handler)
            {
                _routes[path] = handler;
                return this;
            }

            public void Run(bool a, bool b)
            {
                var app = this;
                app.MapGet("/", () => Flags.Stories.IsEnabled() ? "new" : "old");
                app.MapGet("/n", (int id) => Flags.Stories.IsEnabled() ? id : -1);
                app.MapGet("/t", async (string name) => await Flags.Stories.IsEnabledAsync() ? name : "none");
                if (Flags.Stories.IsEnabled())
                {
                    app.MapGet("/stories", () => "stories")
                        .MapGet("/stories/{id}", (int id) => id);
                }
                else
                {
                    app.MapGet("/posts", () => "posts");
                }

                foreach (var (path, handler) in _routes)
                {
                    Say(path + handler.Method.ReturnType.Name);
                }
            }
            """,
            """
            private delegate Task<string> Handler(string id);

            private readonly Dictionary<string, Delegate> _routes = [];

            private CLASS MapGet(string path, Delegate handler)
            {
                _routes[path] = handler;
                return this;
            }

            public void Run(bool a, bool b)
            {
                var app = this;
                app.MapGet("/", () => "new");
                app.MapGet("/n", (int id) => id);
                app.MapGet("/t", async (string name) => { await Task.CompletedTask; return name; });
                app.MapGet("/stories", () => "stories")
                    .MapGet("/stories/{id}", (int id) => id);

                foreach (var (path, handler) in _routes)
                {
                    Say(path + handler.Method.ReturnType.Name);
                }
            }
            """) { Notices = ["This text is the key 'stories'. Find out whether code reads the flag by it."] },
        new("minimal api handlers: off", false,
            """
            private delegate Task<string> Handler(string id);

            private readonly Dictionary<string, Delegate> _routes = [];

            private CLASS MapGet(string path, Delegate handler)
            {
                _routes[path] = handler;
                return this;
            }

            public void Run(bool a, bool b)
            {
                var app = this;
                app.MapGet("/", () => Flags.Stories.IsEnabled() ? "new" : "old");
                app.MapGet("/n", (int id) => Flags.Stories.IsEnabled() ? id : -1);
                app.MapGet("/t", async (string name) => await Flags.Stories.IsEnabledAsync() ? name : "none");
                if (Flags.Stories.IsEnabled())
                {
                    app.MapGet("/stories", () => "stories")
                        .MapGet("/stories/{id}", (int id) => id);
                }
                else
                {
                    app.MapGet("/posts", () => "posts");
                }

                foreach (var (path, handler) in _routes)
                {
                    Say(path + handler.Method.ReturnType.Name);
                }
            }
            """,
            """
            private delegate Task<string> Handler(string id);

            private readonly Dictionary<string, Delegate> _routes = [];

            private CLASS MapGet(string path, Delegate handler)
            {
                _routes[path] = handler;
                return this;
            }

            public void Run(bool a, bool b)
            {
                var app = this;
                app.MapGet("/", () => "old");
                app.MapGet("/n", (int id) => -1);
                app.MapGet("/t", async (string name) => { await Task.CompletedTask; return "none"; });
                app.MapGet("/posts", () => "posts");

                foreach (var (path, handler) in _routes)
                {
                    Say(path + handler.Method.ReturnType.Name);
                }
            }
            """),
        new("record with a flag in a property: on", true,
            """
            private sealed record Options(string Name)
            {
                public bool IsNew { get; init; } = Flags.Stories.IsEnabled();

                public int Size => IsNew ? 20 : 10;
            }

            public void Run(bool a, bool b)
            {
                var options = new Options("x");
                Say(options);
                Say(options.Size);
                Say((options with { IsNew = a }).Size);
            }
            """,
            """
            private sealed record Options(string Name)
            {
                public bool IsNew { get; init; } = true;

                public int Size => IsNew ? 20 : 10;
            }

            public void Run(bool a, bool b)
            {
                var options = new Options("x");
                Say(options);
                Say(options.Size);
                Say((options with { IsNew = a }).Size);
            }
            """),
        new("record with a flag in a property: off", false,
            """
            private sealed record Options(string Name)
            {
                public bool IsNew { get; init; } = Flags.Stories.IsEnabled();

                public int Size => IsNew ? 20 : 10;
            }

            public void Run(bool a, bool b)
            {
                var options = new Options("x");
                Say(options);
                Say(options.Size);
                Say((options with { IsNew = a }).Size);
            }
            """,
            """
            private sealed record Options(string Name)
            {
                public bool IsNew { get; init; } = false;

                public int Size => IsNew ? 20 : 10;
            }

            public void Run(bool a, bool b)
            {
                var options = new Options("x");
                Say(options);
                Say(options.Size);
                Say((options with { IsNew = a }).Size);
            }
            """),
        new("ef like query: on", true,
            """
            private sealed class Row
            {
                public int Id { get; init; }

                public bool IsDeleted { get; init; }

                public string? Title { get; init; }
            }

            private readonly List<Row> _rows = [new() { Id = 1, Title = "x" }, new() { Id = 2, IsDeleted = true }, new() { Id = 3 }];

            public void Run(bool a, bool b)
            {
                IEnumerable<Row> query = _rows;
                if (Flags.Stories.IsEnabled())
                {
                    query = query.Where(row => !row.IsDeleted);
                }

                query = Flags.Stories.IsEnabled() && a
                    ? query.OrderByDescending(row => row.Id)
                    : query.OrderBy(row => row.Id);

                var page = query
                    .Where(row => !Flags.Stories.IsEnabled() || row.Title != null)
                    .Select(row => new { row.Id, Title = Flags.Stories.IsEnabled() ? row.Title ?? "none" : row.Title })
                    .Take(Flags.Stories.IsEnabled() ? 20 : 10)
                    .ToList();
                Say(string.Join(",", page));
            }
            """,
            """
            private sealed class Row
            {
                public int Id { get; init; }

                public bool IsDeleted { get; init; }

                public string? Title { get; init; }
            }

            private readonly List<Row> _rows = [new() { Id = 1, Title = "x" }, new() { Id = 2, IsDeleted = true }, new() { Id = 3 }];

            public void Run(bool a, bool b)
            {
                IEnumerable<Row> query = _rows;
                query = query.Where(row => !row.IsDeleted);

                query = a
                    ? query.OrderByDescending(row => row.Id)
                    : query.OrderBy(row => row.Id);

                var page = query
                    .Where(row => row.Title != null)
                    .Select(row => new { row.Id, Title = row.Title ?? "none" })
                    .Take(20)
                    .ToList();
                Say(string.Join(",", page));
            }
            """),
        new("ef like query: off", false,
            """
            private sealed class Row
            {
                public int Id { get; init; }

                public bool IsDeleted { get; init; }

                public string? Title { get; init; }
            }

            private readonly List<Row> _rows = [new() { Id = 1, Title = "x" }, new() { Id = 2, IsDeleted = true }, new() { Id = 3 }];

            public void Run(bool a, bool b)
            {
                IEnumerable<Row> query = _rows;
                if (Flags.Stories.IsEnabled())
                {
                    query = query.Where(row => !row.IsDeleted);
                }

                query = Flags.Stories.IsEnabled() && a
                    ? query.OrderByDescending(row => row.Id)
                    : query.OrderBy(row => row.Id);

                var page = query
                    .Where(row => !Flags.Stories.IsEnabled() || row.Title != null)
                    .Select(row => new { row.Id, Title = Flags.Stories.IsEnabled() ? row.Title ?? "none" : row.Title })
                    .Take(Flags.Stories.IsEnabled() ? 20 : 10)
                    .ToList();
                Say(string.Join(",", page));
            }
            """,
            """
            private sealed class Row
            {
                public int Id { get; init; }

                public bool IsDeleted { get; init; }

                public string? Title { get; init; }
            }

            private readonly List<Row> _rows = [new() { Id = 1, Title = "x" }, new() { Id = 2, IsDeleted = true }, new() { Id = 3 }];

            public void Run(bool a, bool b)
            {
                IEnumerable<Row> query = _rows;

                query = query.OrderBy(row => row.Id);

                var page = query
                    .Where(row => true)
                    .Select(row => new { row.Id, Title = row.Title })
                    .Take(10)
                    .ToList();
                Say(string.Join(",", page));
            }
            """),
        new("default interface member and generic method: on", true,
            """
            private interface IShape
            {
                int Sides => Flags.Stories.IsEnabled() ? 4 : 3;

                static string Describe<T>(T shape)
                    where T : IShape
                    => Flags.Stories.IsEnabled() && shape is { Sides: > 3 } ? "many" : typeof(T).Name;
            }

            private sealed class Square : IShape;

            public void Run(bool a, bool b)
            {
                IShape shape = new Square();
                Say(shape.Sides);
                Say(IShape.Describe(new Square()));
            }
            """,
            """
            private interface IShape
            {
                int Sides => 4;

                static string Describe<T>(T shape)
                    where T : IShape
                    => shape is { Sides: > 3 } ? "many" : typeof(T).Name;
            }

            private sealed class Square : IShape;

            public void Run(bool a, bool b)
            {
                IShape shape = new Square();
                Say(shape.Sides);
                Say(IShape.Describe(new Square()));
            }
            """),
        new("default interface member and generic method: off", false,
            """
            private interface IShape
            {
                int Sides => Flags.Stories.IsEnabled() ? 4 : 3;

                static string Describe<T>(T shape)
                    where T : IShape
                    => Flags.Stories.IsEnabled() && shape is { Sides: > 3 } ? "many" : typeof(T).Name;
            }

            private sealed class Square : IShape;

            public void Run(bool a, bool b)
            {
                IShape shape = new Square();
                Say(shape.Sides);
                Say(IShape.Describe(new Square()));
            }
            """,
            """
            private interface IShape
            {
                int Sides => 3;

                static string Describe<T>(T shape)
                    where T : IShape
                    => typeof(T).Name;
            }

            private sealed class Square : IShape;

            public void Run(bool a, bool b)
            {
                IShape shape = new Square();
                Say(shape.Sides);
                Say(IShape.Describe(new Square()));
            }
            """),
        new("using declarations and lifetimes: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    using var scope = Scope("new");
                    Say("in");
                }

                Say("after");
                using (Flags.Stories.IsEnabled() ? Scope("u") : null)
                {
                    Say("using");
                }

                using var last = Flags.Stories.IsEnabled() ? Scope("last") : Scope("old last");
                if (Flags.Stories.IsEnabled())
                {
                    using var inner = Scope("inner");
                    Say("end");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                {
                    using var scope = Scope("new");
                    Say("in");
                }

                Say("after");
                using (Scope("u"))
                {
                    Say("using");
                }

                using var last = Scope("last");
                using var inner = Scope("inner");
                Say("end");
            }
            """),
        new("using declarations and lifetimes: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    using var scope = Scope("new");
                    Say("in");
                }

                Say("after");
                using (Flags.Stories.IsEnabled() ? Scope("u") : null)
                {
                    Say("using");
                }

                using var last = Flags.Stories.IsEnabled() ? Scope("last") : Scope("old last");
                if (Flags.Stories.IsEnabled())
                {
                    using var inner = Scope("inner");
                    Say("end");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("after");
                using ((IDisposable?)null)
                {
                    Say("using");
                }

                using var last = Scope("old last");
            }
            """),
        new("new returns, the old tail with locals, functions and usings: off", false,
            """
            public int Run(bool a, bool b)
            {
                var shared = Num("shared");
                if (Flags.Stories.IsEnabled())
                {
                    return Add(shared, 1);
                }

                var old = Num("old");
                var helper = new Helper();
                try
                {
                    return helper.Twice(Add(shared, old));
                }
                finally
                {
                    Say("old done");
                }

                static int Add(int left, int right) => left + right;
            }

            private sealed class Helper
            {
                private readonly int _factor = 2;

                public int Twice(int value) => value * _factor;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var shared = Num("shared");

                var old = Num("old");
                var helper = new Helper();
                try
                {
                    return helper.Twice(Add(shared, old));
                }
                finally
                {
                    Say("old done");
                }

                static int Add(int left, int right) => left + right;
            }

            private sealed class Helper
            {
                private readonly int _factor = 2;

                public int Twice(int value) => value * _factor;
            }
            """),
        new("constructor parameter that carries the flag: on", true,
            """
            private sealed class Feed(bool isNew, int size)
            {
                public string Read() => isNew ? "new" + size : "old" + size;
            }

            private sealed class Page
            {
                private readonly bool _isNew;

                public Page(bool isNew) => _isNew = isNew;

                public int Size => _isNew ? 20 : 10;
            }

            public void Run(bool a, bool b)
            {
                Say(new Feed(Flags.Stories.IsEnabled(), 3).Read());
                Say(new Page(Flags.Stories.IsEnabled()).Size);
            }
            """,
            """
            private sealed class Feed(bool isNew, int size)
            {
                public string Read() => isNew ? "new" + size : "old" + size;
            }

            private sealed class Page
            {
                private readonly bool _isNew;

                public Page(bool isNew) => _isNew = isNew;

                public int Size => _isNew ? 20 : 10;
            }

            public void Run(bool a, bool b)
            {
                Say(new Feed(true, 3).Read());
                Say(new Page(true).Size);
            }
            """),
        new("parameter through several private methods: on", true,
            """
            public void Run(bool a, bool b) => First(Flags.Stories.IsEnabled(), a);

            private static void First(bool isNew, bool a)
            {
                if (a)
                {
                    Second(a, isNew);
                }

                Second(isNew: isNew, a: !a);
                foreach (var x in new[] { 1, 2 })
                {
                    Third(x, isNew && a);
                }
            }

            private static void Second(bool a, bool isNew)
            {
                if (!isNew)
                {
                    Say("old");
                    return;
                }

                Say(a);
            }

            private static void Third(int x, bool isNew) => Say(isNew ? x : -x);
            """,
            """
            public void Run(bool a, bool b) => First(a);

            private static void First(bool a)
            {
                if (a)
                {
                    Second(a);
                }

                Second(a: !a);
                foreach (var x in new[] { 1, 2 })
                {
                    Third(x, a);
                }
            }

            private static void Second(bool a)
            {
                Say(a);
            }

            private static void Third(int x, bool isNew) => Say(isNew ? x : -x);
            """),
        new("parameter through several private methods: off", false,
            """
            public void Run(bool a, bool b) => First(Flags.Stories.IsEnabled(), a);

            private static void First(bool isNew, bool a)
            {
                if (a)
                {
                    Second(a, isNew);
                }

                Second(isNew: isNew, a: !a);
                foreach (var x in new[] { 1, 2 })
                {
                    Third(x, isNew && a);
                }
            }

            private static void Second(bool a, bool isNew)
            {
                if (!isNew)
                {
                    Say("old");
                    return;
                }

                Say(a);
            }

            private static void Third(int x, bool isNew) => Say(isNew ? x : -x);
            """,
            """
            public void Run(bool a, bool b) => First(a);

            private static void First(bool a)
            {
                if (a)
                {
                    Second(a);
                }

                Second(a: !a);
                foreach (var x in new[] { 1, 2 })
                {
                    Third(x);
                }
            }

            private static void Second(bool a)
            {
                Say("old");
            }

            private static void Third(int x) => Say(-x);
            """),
        new("local function that only the dead arm uses: on", true,
            """
            public void Run(bool a, bool b)
            {
                var count = 0;
                if (Flags.Stories.IsEnabled())
                {
                    AddNew();
                }
                else
                {
                    AddOld();
                }

                Say(count);

                void AddNew() => count += 2;

                void AddOld()
                {
                    count += 1;
                    Log("old");
                }

                void Log(string text) => Say(text);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var count = 0;
                AddNew();

                Say(count);

                void AddNew() => count += 2;
            }
            """),
        new("local function that only the dead arm uses: off", false,
            """
            public void Run(bool a, bool b)
            {
                var count = 0;
                if (Flags.Stories.IsEnabled())
                {
                    AddNew();
                }
                else
                {
                    AddOld();
                }

                Say(count);

                void AddNew() => count += 2;

                void AddOld()
                {
                    count += 1;
                    Log("old");
                }

                void Log(string text) => Say(text);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var count = 0;
                AddOld();

                Say(count);

                void AddOld()
                {
                    count += 1;
                    Log("old");
                }

                void Log(string text) => Say(text);
            }
            """),
        new("pattern matching with the flag deep inside: on", true,
            """
            private abstract record Shape;

            private sealed record Circle(double Radius) : Shape;

            private sealed record Square(double Side) : Shape;

            public void Run(bool a, bool b)
            {
                Shape shape = a ? new Circle(2) : new Square(3);
                Say(shape switch
                {
                    Circle { Radius: > 1 } circle when Flags.Stories.IsEnabled() => circle.Radius * 2,
                    Circle(var radius) => radius,
                    Square square => Flags.Stories.IsEnabled() ? square.Side : 0,
                    _ => -1,
                });
                if (shape is Circle { Radius: var r } && r > (Flags.Stories.IsEnabled() ? 1 : 5))
                {
                    Say(r);
                }
            }
            """,
            """
            private abstract record Shape;

            private sealed record Circle(double Radius) : Shape;

            private sealed record Square(double Side) : Shape;

            public void Run(bool a, bool b)
            {
                Shape shape = a ? new Circle(2) : new Square(3);
                Say(shape switch
                {
                    Circle { Radius: > 1 } circle => circle.Radius * 2,
                    Circle(var radius) => radius,
                    Square square => square.Side,
                    _ => -1,
                });
                if (shape is Circle { Radius: var r } && r > 1)
                {
                    Say(r);
                }
            }
            """),
        new("pattern matching with the flag deep inside: off", false,
            """
            private abstract record Shape;

            private sealed record Circle(double Radius) : Shape;

            private sealed record Square(double Side) : Shape;

            public void Run(bool a, bool b)
            {
                Shape shape = a ? new Circle(2) : new Square(3);
                Say(shape switch
                {
                    Circle { Radius: > 1 } circle when Flags.Stories.IsEnabled() => circle.Radius * 2,
                    Circle(var radius) => radius,
                    Square square => Flags.Stories.IsEnabled() ? square.Side : 0,
                    _ => -1,
                });
                if (shape is Circle { Radius: var r } && r > (Flags.Stories.IsEnabled() ? 1 : 5))
                {
                    Say(r);
                }
            }
            """,
            """
            private abstract record Shape;

            private sealed record Circle(double Radius) : Shape;

            private sealed record Square(double Side) : Shape;

            public void Run(bool a, bool b)
            {
                Shape shape = a ? new Circle(2) : new Square(3);
                Say(shape switch
                {
                    Circle(var radius) => radius,
                    Square square => (double)0,
                    _ => -1,
                });
                if (shape is Circle { Radius: var r } && r > 5)
                {
                    Say(r);
                }
            }
            """) { Notices = ["'Square.Side' is no longer used in the solution. Remove it unless other code uses it."] },
        new("result builder with many conditional adds: on", true,
            """
            public string Run(bool a, bool b)
            {
                var parts = new List<string>();
                var isNew = Flags.Stories.IsEnabled();
                parts.Add(isNew ? "new" : "old");
                if (isNew && a)
                    parts.Add("a");
                else if (isNew)
                    parts.Add("not a");
                else if (b)
                    parts.Add("b");
                if (!isNew || b) parts.Add("c");
                parts.AddRange(isNew ? ["x", "y"] : Array.Empty<string>());
                return string.Join(" ", parts);
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                var parts = new List<string>();
                parts.Add("new");
                if (a)
                    parts.Add("a");
                else
                    parts.Add("not a");
                if (b) parts.Add("c");
                parts.AddRange((string[])["x", "y"]);
                return string.Join(" ", parts);
            }
            """),
        new("result builder with many conditional adds: off", false,
            """
            public string Run(bool a, bool b)
            {
                var parts = new List<string>();
                var isNew = Flags.Stories.IsEnabled();
                parts.Add(isNew ? "new" : "old");
                if (isNew && a)
                    parts.Add("a");
                else if (isNew)
                    parts.Add("not a");
                else if (b)
                    parts.Add("b");
                if (!isNew || b) parts.Add("c");
                parts.AddRange(isNew ? ["x", "y"] : Array.Empty<string>());
                return string.Join(" ", parts);
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                var parts = new List<string>();
                parts.Add("old");
                if (b)
                    parts.Add("b");
                parts.Add("c");
                parts.AddRange(Array.Empty<string>());
                return string.Join(" ", parts);
            }
            """),
        new("nested conditions are not merged: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (Is("outer", a))
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        if (Is("inner", b))
                        {
                            Say("both");
                        }
                    }
                    else
                    {
                        Say("old");
                    }
                }
                else
                {
                    Say("else");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                if (Is("outer", a))
                {
                    if (Is("inner", b))
                    {
                        Say("both");
                    }
                }
                else
                {
                    Say("else");
                }
            }
            """),
        new("nested conditions are not merged: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (Is("outer", a))
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        if (Is("inner", b))
                        {
                            Say("both");
                        }
                    }
                    else
                    {
                        Say("old");
                    }
                }
                else
                {
                    Say("else");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                if (Is("outer", a))
                {
                    Say("old");
                }
                else
                {
                    Say("else");
                }
            }
            """),
        new("dangling else: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (a)
                    if (Flags.Stories.IsEnabled())
                        if (b)
                            Say("b");
                        else
                            Say("not b");
                    else
                        Say("old");
                else
                    Say("not a");
                if (a)
                    if (Flags.Stories.IsEnabled())
                    {
                        if (b)
                            Say("second");
                    }
                    else
                        Say("old second");
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                if (a)
                {
                    if (b)
                        Say("b");
                    else
                        Say("not b");
                }
                else
                    Say("not a");
                if (a)
                {
                    if (b)
                        Say("second");
                }
            }
            """),
        new("dangling else: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (a)
                    if (Flags.Stories.IsEnabled())
                        if (b)
                            Say("b");
                        else
                            Say("not b");
                    else
                        Say("old");
                else
                    Say("not a");
                if (a)
                    if (Flags.Stories.IsEnabled())
                    {
                        if (b)
                            Say("second");
                    }
                    else
                        Say("old second");
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                if (a)
                    Say("old");
                else
                    Say("not a");
                if (a)
                    Say("old second");
            }
            """),
        new("permission check with the flag in the middle of a chain: on", true,
            """
            public bool Run(bool a, bool b)
            {
                return a
                    && (Is("role", b) || Flags.Stories.IsEnabled() && Is("grant"))
                    && !(Flags.Stories.IsEnabled() && Is("blocked", false))
                    || !Flags.Stories.IsEnabled() && Is("legacy");
            }
            """,
            """
            public bool Run(bool a, bool b)
            {
                return a
                    && (Is("role", b) || Is("grant"))
                    && !Is("blocked", false);
            }
            """),
        new("permission check with the flag in the middle of a chain: off", false,
            """
            public bool Run(bool a, bool b)
            {
                return a
                    && (Is("role", b) || Flags.Stories.IsEnabled() && Is("grant"))
                    && !(Flags.Stories.IsEnabled() && Is("blocked", false))
                    || !Flags.Stories.IsEnabled() && Is("legacy");
            }
            """,
            """
            public bool Run(bool a, bool b)
            {
                return a
                    && Is("role", b)
                    || Is("legacy");
            }
            """),
        new("delegate types and events in ternaries: on", true,
            """
            public void Run(bool a, bool b)
            {
                EventHandler handler = Flags.Stories.IsEnabled() ? OnNew : OnOld;
                handler(this, EventArgs.Empty);
                var compare = Flags.Stories.IsEnabled() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
                Say(compare.Equals("a", "A"));
                IComparer<string> comparer = Flags.Stories.IsEnabled() ? StringComparer.Ordinal : Comparer<string>.Default;
                Say(comparer.Compare("a", "b") < 0);
                Delegate any = Flags.Stories.IsEnabled() ? Num : (Func<string, string>)(x => x);
                Say(any.Method.ReturnType.Name);
            }

            private void OnNew(object? sender, EventArgs e) => Say("new");

            private void OnOld(object? sender, EventArgs e) => Say("old");

            private static int Num(string x) => 1;
            """,
            """
            public void Run(bool a, bool b)
            {
                EventHandler handler = OnNew;
                handler(this, EventArgs.Empty);
                var compare = StringComparer.Ordinal;
                Say(compare.Equals("a", "A"));
                IComparer<string> comparer = StringComparer.Ordinal;
                Say(comparer.Compare("a", "b") < 0);
                Delegate any = Num;
                Say(any.Method.ReturnType.Name);
            }

            private void OnNew(object? sender, EventArgs e) => Say("new");

            private static int Num(string x) => 1;
            """),
        new("delegate types and events in ternaries: off", false,
            """
            public void Run(bool a, bool b)
            {
                EventHandler handler = Flags.Stories.IsEnabled() ? OnNew : OnOld;
                handler(this, EventArgs.Empty);
                var compare = Flags.Stories.IsEnabled() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
                Say(compare.Equals("a", "A"));
                IComparer<string> comparer = Flags.Stories.IsEnabled() ? StringComparer.Ordinal : Comparer<string>.Default;
                Say(comparer.Compare("a", "b") < 0);
                Delegate any = Flags.Stories.IsEnabled() ? Num : (Func<string, string>)(x => x);
                Say(any.Method.ReturnType.Name);
            }

            private void OnNew(object? sender, EventArgs e) => Say("new");

            private void OnOld(object? sender, EventArgs e) => Say("old");

            private static int Num(string x) => 1;
            """,
            """
            public void Run(bool a, bool b)
            {
                EventHandler handler = OnOld;
                handler(this, EventArgs.Empty);
                var compare = StringComparer.OrdinalIgnoreCase;
                Say(compare.Equals("a", "A"));
                IComparer<string> comparer = Comparer<string>.Default;
                Say(comparer.Compare("a", "b") < 0);
                Delegate any = (Func<string, string>)(x => x);
                Say(any.Method.ReturnType.Name);
            }

            private void OnOld(object? sender, EventArgs e) => Say("old");
            """),
        new("generic repository with nested functions: on", true,
            """
            private sealed class Store<T>(Func<T, string> key)
                where T : notnull
            {
                private readonly Dictionary<string, T> _items = new(StringComparer.Ordinal);

                public bool TryAdd(T item, out string? error)
                {
                    error = null;
                    if (Flags.Stories.IsEnabled() && _items.ContainsKey(key(item)))
                    {
                        error = "exists";
                        return false;
                    }

                    _items[key(item)] = item;
                    return true;
                }

                public IEnumerable<T> Where(Predicate<T> predicate)
                    => Flags.Stories.IsEnabled()
                        ? _items.Values.Where(item => predicate(item))
                        : _items.Values.ToList().FindAll(predicate);
            }

            public void Run(bool a, bool b)
            {
                var store = new Store<int>(number => number.ToString());
                Say(store.TryAdd(1, out var first));
                Say(store.TryAdd(1, out first));
                Say(first);
                Say(store.Where(number => number > 0).Count());
            }
            """,
            """
            private sealed class Store<T>(Func<T, string> key)
                where T : notnull
            {
                private readonly Dictionary<string, T> _items = new(StringComparer.Ordinal);

                public bool TryAdd(T item, out string? error)
                {
                    error = null;
                    if (_items.ContainsKey(key(item)))
                    {
                        error = "exists";
                        return false;
                    }

                    _items[key(item)] = item;
                    return true;
                }

                public IEnumerable<T> Where(Predicate<T> predicate)
                    => _items.Values.Where(item => predicate(item));
            }

            public void Run(bool a, bool b)
            {
                var store = new Store<int>(number => number.ToString());
                Say(store.TryAdd(1, out var first));
                Say(store.TryAdd(1, out first));
                Say(first);
                Say(store.Where(number => number > 0).Count());
            }
            """),
        new("generic repository with nested functions: off", false,
            """
            private sealed class Store<T>(Func<T, string> key)
                where T : notnull
            {
                private readonly Dictionary<string, T> _items = new(StringComparer.Ordinal);

                public bool TryAdd(T item, out string? error)
                {
                    error = null;
                    if (Flags.Stories.IsEnabled() && _items.ContainsKey(key(item)))
                    {
                        error = "exists";
                        return false;
                    }

                    _items[key(item)] = item;
                    return true;
                }

                public IEnumerable<T> Where(Predicate<T> predicate)
                    => Flags.Stories.IsEnabled()
                        ? _items.Values.Where(item => predicate(item))
                        : _items.Values.ToList().FindAll(predicate);
            }

            public void Run(bool a, bool b)
            {
                var store = new Store<int>(number => number.ToString());
                Say(store.TryAdd(1, out var first));
                Say(store.TryAdd(1, out first));
                Say(first);
                Say(store.Where(number => number > 0).Count());
            }
            """,
            """
            private sealed class Store<T>(Func<T, string> key)
                where T : notnull
            {
                private readonly Dictionary<string, T> _items = new(StringComparer.Ordinal);

                public bool TryAdd(T item, out string? error)
                {
                    error = null;

                    _items[key(item)] = item;
                    return true;
                }

                public IEnumerable<T> Where(Predicate<T> predicate)
                    => _items.Values.ToList().FindAll(predicate);
            }

            public void Run(bool a, bool b)
            {
                var store = new Store<int>(number => number.ToString());
                Say(store.TryAdd(1, out var first));
                Say(store.TryAdd(1, out first));
                Say(first);
                Say(store.Where(number => number > 0).Count());
            }
            """),
        new("async guard, try and cancellation: on", true,
            """
            public async Task<string> RunAsync(bool a, bool b)
            {
                try
                {
                    if (await Flags.Stories.IsEnabledAsync() && await IsLater("x", a))
                    {
                        return await LoadAsync("new");
                    }

                    if (!(await Flags.Stories.IsEnabledAsync()))
                    {
                        return await LoadAsync("old");
                    }
                }
                catch (OperationCanceledException) when (Flags.Stories.IsEnabled())
                {
                    return "cancelled";
                }
                finally
                {
                    await LogAsync();
                }

                return "end";
            }

            private static Task<string> LoadAsync(string name) => Task.FromResult(name);

            private static Task LogAsync()
            {
                Say("log");
                return Task.CompletedTask;
            }
            """,
            """
            public async Task<string> RunAsync(bool a, bool b)
            {
                try
                {
                    if (await IsLater("x", a))
                    {
                        return await LoadAsync("new");
                    }
                }
                catch (OperationCanceledException)
                {
                    return "cancelled";
                }
                finally
                {
                    await LogAsync();
                }

                return "end";
            }

            private static Task<string> LoadAsync(string name) => Task.FromResult(name);

            private static Task LogAsync()
            {
                Say("log");
                return Task.CompletedTask;
            }
            """),
        new("async guard, try and cancellation: off", false,
            """
            public async Task<string> RunAsync(bool a, bool b)
            {
                try
                {
                    if (await Flags.Stories.IsEnabledAsync() && await IsLater("x", a))
                    {
                        return await LoadAsync("new");
                    }

                    if (!(await Flags.Stories.IsEnabledAsync()))
                    {
                        return await LoadAsync("old");
                    }
                }
                catch (OperationCanceledException) when (Flags.Stories.IsEnabled())
                {
                    return "cancelled";
                }
                finally
                {
                    await LogAsync();
                }

                return "end";
            }

            private static Task<string> LoadAsync(string name) => Task.FromResult(name);

            private static Task LogAsync()
            {
                Say("log");
                return Task.CompletedTask;
            }
            """,
            """
            public async Task<string> RunAsync(bool a, bool b)
            {
                try
                {
                    return await LoadAsync("old");
                }
                finally
                {
                    await LogAsync();
                }
            }

            private static Task<string> LoadAsync(string name) => Task.FromResult(name);

            private static Task LogAsync()
            {
                Say("log");
                return Task.CompletedTask;
            }
            """),
        new("task of a ternary: on", true,
            """
            public async Task<int> RunAsync(bool a, bool b)
            {
                var count = await (Flags.Stories.IsEnabled() ? One() : Task.FromResult(2));
                await (Flags.Stories.IsEnabled() && a ? One() : Task.CompletedTask);
                return count + (await Flags.Stories.IsEnabledAsync() ? await One() : 0);
            }

            private static Task<int> One()
            {
                Say("one");
                return Task.FromResult(1);
            }
            """,
            """
            public async Task<int> RunAsync(bool a, bool b)
            {
                var count = await One();
                await (a ? One() : Task.CompletedTask);
                return count + (await One());
            }

            private static Task<int> One()
            {
                Say("one");
                return Task.FromResult(1);
            }
            """),
        new("task of a ternary: off", false,
            """
            public async Task<int> RunAsync(bool a, bool b)
            {
                var count = await (Flags.Stories.IsEnabled() ? One() : Task.FromResult(2));
                await (Flags.Stories.IsEnabled() && a ? One() : Task.CompletedTask);
                return count + (await Flags.Stories.IsEnabledAsync() ? await One() : 0);
            }

            private static Task<int> One()
            {
                Say("one");
                return Task.FromResult(1);
            }
            """,
            """
            public async Task<int> RunAsync(bool a, bool b)
            {
                var count = await Task.FromResult(2);
                await Task.CompletedTask;
                return count + 0;
            }
            """),
        new("await using and await foreach: on", true,
            """
            private sealed class Connection(string name) : IAsyncDisposable
            {
                public ValueTask DisposeAsync()
                {
                    Say("dispose " + name);
                    return default;
                }
            }

            public async Task RunAsync(bool a, bool b)
            {
                await using var connection = Flags.Stories.IsEnabled() ? new Connection("new") : new Connection("old");
                if (Flags.Stories.IsEnabled())
                {
                    await using var inner = new Connection("inner");
                    Say("in");
                }

                await foreach (var item in Flags.Stories.IsEnabled() ? Items(1) : Items(2))
                {
                    Say(item);
                }
            }

            private static async IAsyncEnumerable<int> Items(int first)
            {
                await Task.CompletedTask;
                yield return first;
                if (!Flags.Stories.IsEnabled())
                {
                    yield return first + 1;
                }
            }
            """,
            """
            private sealed class Connection(string name) : IAsyncDisposable
            {
                public ValueTask DisposeAsync()
                {
                    Say("dispose " + name);
                    return default;
                }
            }

            public async Task RunAsync(bool a, bool b)
            {
                await using var connection = new Connection("new");
                {
                    await using var inner = new Connection("inner");
                    Say("in");
                }

                await foreach (var item in Items(1))
                {
                    Say(item);
                }
            }

            private static async IAsyncEnumerable<int> Items(int first)
            {
                await Task.CompletedTask;
                yield return first;
            }
            """),
        new("await using and await foreach: off", false,
            """
            private sealed class Connection(string name) : IAsyncDisposable
            {
                public ValueTask DisposeAsync()
                {
                    Say("dispose " + name);
                    return default;
                }
            }

            public async Task RunAsync(bool a, bool b)
            {
                await using var connection = Flags.Stories.IsEnabled() ? new Connection("new") : new Connection("old");
                if (Flags.Stories.IsEnabled())
                {
                    await using var inner = new Connection("inner");
                    Say("in");
                }

                await foreach (var item in Flags.Stories.IsEnabled() ? Items(1) : Items(2))
                {
                    Say(item);
                }
            }

            private static async IAsyncEnumerable<int> Items(int first)
            {
                await Task.CompletedTask;
                yield return first;
                if (!Flags.Stories.IsEnabled())
                {
                    yield return first + 1;
                }
            }
            """,
            """
            private sealed class Connection(string name) : IAsyncDisposable
            {
                public ValueTask DisposeAsync()
                {
                    Say("dispose " + name);
                    return default;
                }
            }

            public async Task RunAsync(bool a, bool b)
            {
                await using var connection = new Connection("old");

                await foreach (var item in Items(2))
                {
                    Say(item);
                }
            }

            private static async IAsyncEnumerable<int> Items(int first)
            {
                await Task.CompletedTask;
                yield return first;
                yield return first + 1;
            }
            """),
        new("foreach with effect in the flag call and labels in a switch: on", true,
            """
            public void Run(bool a, bool b)
            {
                foreach (var kind in new[] { 1, 2, 3 })
                {
                    switch (kind)
                    {
                        case 1 when Flags.Stories.IsEnabled() && a:
                        case 2 when !Flags.Stories.IsEnabled():
                            Say("special");
                            break;
                        case 3 when Flags.Stories.IsEnabled():
                        case 4:
                            Say("three");
                            break;
                        default:
                            if (Flags.Stories.IsEnabled())
                                break;
                            Say("default");
                            break;
                    }
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                foreach (var kind in new[] { 1, 2, 3 })
                {
                    switch (kind)
                    {
                        case 1 when a:
                            Say("special");
                            break;
                        case 3:
                        case 4:
                            Say("three");
                            break;
                        default:
                            break;
                    }
                }
            }
            """),
        new("foreach with effect in the flag call and labels in a switch: off", false,
            """
            public void Run(bool a, bool b)
            {
                foreach (var kind in new[] { 1, 2, 3 })
                {
                    switch (kind)
                    {
                        case 1 when Flags.Stories.IsEnabled() && a:
                        case 2 when !Flags.Stories.IsEnabled():
                            Say("special");
                            break;
                        case 3 when Flags.Stories.IsEnabled():
                        case 4:
                            Say("three");
                            break;
                        default:
                            if (Flags.Stories.IsEnabled())
                                break;
                            Say("default");
                            break;
                    }
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                foreach (var kind in new[] { 1, 2, 3 })
                {
                    switch (kind)
                    {
                        case 2:
                            Say("special");
                            break;
                        case 4:
                            Say("three");
                            break;
                        default:
                            Say("default");
                            break;
                    }
                }
            }
            """),
        new("loops whose conditions contain the flag: on", true,
            """
            public void Run(bool a, bool b)
            {
                var i = 0;
                while (Flags.Stories.IsEnabled() && i < 2)
                {
                    Say(i++);
                }

                while (i < 4 || !Flags.Stories.IsEnabled() && i < 5)
                {
                    i++;
                }

                for (var j = 0; j < (Flags.Stories.IsEnabled() ? 2 : 3); j++)
                {
                    Say("j" + j);
                }

                for (var k = 0; Flags.Stories.IsEnabled() && k < 1; k++)
                {
                    Say("k");
                }

                while (!Flags.Stories.IsEnabled())
                {
                    if (i++ > 5)
                    {
                        break;
                    }
                }

                Say(i);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var i = 0;
                while (i < 2)
                {
                    Say(i++);
                }

                while (i < 4)
                {
                    i++;
                }

                for (var j = 0; j < 2; j++)
                {
                    Say("j" + j);
                }

                for (var k = 0; k < 1; k++)
                {
                    Say("k");
                }

                Say(i);
            }
            """),
        new("loops whose conditions contain the flag: off", false,
            """
            public void Run(bool a, bool b)
            {
                var i = 0;
                while (Flags.Stories.IsEnabled() && i < 2)
                {
                    Say(i++);
                }

                while (i < 4 || !Flags.Stories.IsEnabled() && i < 5)
                {
                    i++;
                }

                for (var j = 0; j < (Flags.Stories.IsEnabled() ? 2 : 3); j++)
                {
                    Say("j" + j);
                }

                for (var k = 0; Flags.Stories.IsEnabled() && k < 1; k++)
                {
                    Say("k");
                }

                while (!Flags.Stories.IsEnabled())
                {
                    if (i++ > 5)
                    {
                        break;
                    }
                }

                Say(i);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var i = 0;

                while (i < 4 || i < 5)
                {
                    i++;
                }

                for (var j = 0; j < 3; j++)
                {
                    Say("j" + j);
                }

                while (true)
                {
                    if (i++ > 5)
                    {
                        break;
                    }
                }

                Say(i);
            }
            """),
        new("static abstract members and generic math: on", true,
            """
            private interface IParser<TSelf>
                where TSelf : IParser<TSelf>
            {
                static abstract TSelf Parse(string text);
            }

            private readonly record struct Id(int Value) : IParser<Id>
            {
                public static Id Parse(string text) => new(Flags.Stories.IsEnabled() ? int.Parse(text) : 0);
            }

            private static T Read<T>(string text)
                where T : struct, IParser<T>
                => Flags.Stories.IsEnabled() ? T.Parse(text) : default;

            public void Run(bool a, bool b) => Say(Read<Id>("5"));
            """,
            """
            private interface IParser<TSelf>
                where TSelf : IParser<TSelf>
            {
                static abstract TSelf Parse(string text);
            }

            private readonly record struct Id(int Value) : IParser<Id>
            {
                public static Id Parse(string text) => new(int.Parse(text));
            }

            private static T Read<T>(string text)
                where T : struct, IParser<T>
                => T.Parse(text);

            public void Run(bool a, bool b) => Say(Read<Id>("5"));
            """),
        new("static abstract members and generic math: off", false,
            """
            private interface IParser<TSelf>
                where TSelf : IParser<TSelf>
            {
                static abstract TSelf Parse(string text);
            }

            private readonly record struct Id(int Value) : IParser<Id>
            {
                public static Id Parse(string text) => new(Flags.Stories.IsEnabled() ? int.Parse(text) : 0);
            }

            private static T Read<T>(string text)
                where T : struct, IParser<T>
                => Flags.Stories.IsEnabled() ? T.Parse(text) : default;

            public void Run(bool a, bool b) => Say(Read<Id>("5"));
            """,
            """
            private interface IParser<TSelf>
                where TSelf : IParser<TSelf>
            {
                static abstract TSelf Parse(string text);
            }

            private readonly record struct Id(int Value) : IParser<Id>
            {
                public static Id Parse(string text) => new(0);
            }

            private static T Read<T>(string text)
                where T : struct, IParser<T>
                => default;

            public void Run(bool a, bool b) => Say(Read<Id>("5"));
            """) { Notices = ["'IParser.Parse' is no longer used in the solution. Remove it unless other code uses it."] },
        new("required members, init and collection initializers: on", true,
            """
            private sealed class Page
            {
                public required string Title { get; set; }

                public List<string> Tags { get; } = [];

                public Page? Next { get; init; }
            }

            public void Run(bool a, bool b)
            {
                var page = new Page
                {
                    Title = Flags.Stories.IsEnabled() ? "new" : "old",
                    Tags = { "x", Flags.Stories.IsEnabled() ? "y" : "z" },
                    Next = Flags.Stories.IsEnabled() ? new() { Title = "next" } : null,
                };
                Say(page.Title + string.Join("", page.Tags) + page.Next?.Title);
            }
            """,
            """
            private sealed class Page
            {
                public required string Title { get; set; }

                public List<string> Tags { get; } = [];

                public Page? Next { get; init; }
            }

            public void Run(bool a, bool b)
            {
                var page = new Page
                {
                    Title = "new",
                    Tags = { "x", "y" },
                    Next = new() { Title = "next" },
                };
                Say(page.Title + string.Join("", page.Tags) + page.Next?.Title);
            }
            """),
        new("required members, init and collection initializers: off", false,
            """
            private sealed class Page
            {
                public required string Title { get; set; }

                public List<string> Tags { get; } = [];

                public Page? Next { get; init; }
            }

            public void Run(bool a, bool b)
            {
                var page = new Page
                {
                    Title = Flags.Stories.IsEnabled() ? "new" : "old",
                    Tags = { "x", Flags.Stories.IsEnabled() ? "y" : "z" },
                    Next = Flags.Stories.IsEnabled() ? new() { Title = "next" } : null,
                };
                Say(page.Title + string.Join("", page.Tags) + page.Next?.Title);
            }
            """,
            """
            private sealed class Page
            {
                public required string Title { get; set; }

                public List<string> Tags { get; } = [];

                public Page? Next { get; init; }
            }

            public void Run(bool a, bool b)
            {
                var page = new Page
                {
                    Title = "old",
                    Tags = { "x", "z" },
                    Next = null,
                };
                Say(page.Title + string.Join("", page.Tags) + page.Next?.Title);
            }
            """),
        new("property with a field and a changed event: on", true,
            """
            private string _title = "t";

            public string Title
            {
                get => _title;
                private set
                {
                    if (_title == value)
                    {
                        return;
                    }

                    _title = Flags.Stories.IsEnabled() ? value.Trim() : value;
                    if (Flags.Stories.IsEnabled())
                    {
                        OnChanged(nameof(Title));
                    }
                }
            }

            private void OnChanged(string name) => Say(name);

            public void Run(bool a, bool b)
            {
                Title = " x ";
                Say(Title);
            }
            """,
            """
            private string _title = "t";

            public string Title
            {
                get => _title;
                private set
                {
                    if (_title == value)
                    {
                        return;
                    }

                    _title = value.Trim();
                    OnChanged(nameof(Title));
                }
            }

            private void OnChanged(string name) => Say(name);

            public void Run(bool a, bool b)
            {
                Title = " x ";
                Say(Title);
            }
            """),
        new("property with a field and a changed event: off", false,
            """
            private string _title = "t";

            public string Title
            {
                get => _title;
                private set
                {
                    if (_title == value)
                    {
                        return;
                    }

                    _title = Flags.Stories.IsEnabled() ? value.Trim() : value;
                    if (Flags.Stories.IsEnabled())
                    {
                        OnChanged(nameof(Title));
                    }
                }
            }

            private void OnChanged(string name) => Say(name);

            public void Run(bool a, bool b)
            {
                Title = " x ";
                Say(Title);
            }
            """,
            """
            private string _title = "t";

            public string Title
            {
                get => _title;
                private set
                {
                    if (_title == value)
                    {
                        return;
                    }

                    _title = value;
                }
            }

            public void Run(bool a, bool b)
            {
                Title = " x ";
                Say(Title);
            }
            """),
    ];
}
