namespace OpenRollout.Removal.Tests;

/// <summary>What counts as an effect, and so is still evaluated.</summary>
internal static class PurityCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("operands without an effect, dropped: on", true,
            """
            private sealed class User
            {
                public string? Name { get; init; }

                public Guid Id { get; init; }

                public List<int> Roles { get; } = [1];

                public DateTime? Until { get; init; }

                public User? Parent { get; init; }
            }

            public void Run(bool a, bool b)
            {
                User? user = a ? new User { Name = "n" } : null;
                if (user?.Name == "n" && Flags.Stories.IsEnabled())
                {
                    Say("named");
                }

                if (user?.Parent?.Name?.Length > 2 || Flags.Stories.IsEnabled())
                {
                    Say("long");
                }

                if (user != null && user.Roles.Count > 0 && Flags.Stories.IsEnabled())
                {
                    Say("roles");
                }

                if (string.IsNullOrEmpty(user?.Name) || Flags.Stories.IsEnabled())
                {
                    Say("empty");
                }

                if (user is { Id: var id } && id != Guid.Empty && Flags.Stories.IsEnabled())
                {
                    Say("id");
                }

                if (user?.Until > DateTime.MinValue && !Flags.Stories.IsEnabled())
                {
                    Say("until");
                }
            }
            """,
            """
            private sealed class User
            {
                public string? Name { get; init; }

                public Guid Id { get; init; }

                public List<int> Roles { get; } = [1];

                public DateTime? Until { get; init; }

                public User? Parent { get; init; }
            }

            public void Run(bool a, bool b)
            {
                User? user = a ? new User { Name = "n" } : null;
                if (user?.Name == "n")
                {
                    Say("named");
                }

                Say("long");

                if (user != null && user.Roles.Count > 0)
                {
                    Say("roles");
                }

                Say("empty");

                if (user is { Id: var id } && id != Guid.Empty)
                {
                    Say("id");
                }
            }
            """) { Notices = ["'User.Until' is no longer used in the solution. Remove it unless other code uses it.", "'User.Parent' is no longer used in the solution. Remove it unless other code uses it."] },
        new("operands without an effect, dropped: off", false,
            """
            private sealed class User
            {
                public string? Name { get; init; }

                public Guid Id { get; init; }

                public List<int> Roles { get; } = [1];

                public DateTime? Until { get; init; }

                public User? Parent { get; init; }
            }

            public void Run(bool a, bool b)
            {
                User? user = a ? new User { Name = "n" } : null;
                if (user?.Name == "n" && Flags.Stories.IsEnabled())
                {
                    Say("named");
                }

                if (user?.Parent?.Name?.Length > 2 || Flags.Stories.IsEnabled())
                {
                    Say("long");
                }

                if (user != null && user.Roles.Count > 0 && Flags.Stories.IsEnabled())
                {
                    Say("roles");
                }

                if (string.IsNullOrEmpty(user?.Name) || Flags.Stories.IsEnabled())
                {
                    Say("empty");
                }

                if (user is { Id: var id } && id != Guid.Empty && Flags.Stories.IsEnabled())
                {
                    Say("id");
                }

                if (user?.Until > DateTime.MinValue && !Flags.Stories.IsEnabled())
                {
                    Say("until");
                }
            }
            """,
            """
            private sealed class User
            {
                public string? Name { get; init; }

                public Guid Id { get; init; }

                public List<int> Roles { get; } = [1];

                public DateTime? Until { get; init; }

                public User? Parent { get; init; }
            }

            public void Run(bool a, bool b)
            {
                User? user = a ? new User { Name = "n" } : null;

                if (user?.Parent?.Name?.Length > 2)
                {
                    Say("long");
                }

                if (string.IsNullOrEmpty(user?.Name))
                {
                    Say("empty");
                }

                if (user?.Until > DateTime.MinValue)
                {
                    Say("until");
                }
            }
            """) { Notices = ["'User.Id' is no longer used in the solution. Remove it unless other code uses it.", "'User.Roles' is no longer used in the solution. Remove it unless other code uses it."] },
        new("context builder: on", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                var context = EvaluationContext.Builder().SetTargetingKey("u1").Set("plan", a ? "pro" : "free").Set("age", 5).Build();
                if (Flags.Stories.IsEnabled(context))
                {
                    Say("new");
                }

                if (await Flags.Stories.IsEnabledAsync(EvaluationContext.Builder().Set("tenant", "t").Build()) && a)
                {
                    Say("a");
                }
            }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await Task.CompletedTask;
                Say("new");

                if (a)
                {
                    Say("a");
                }
            }
            """),
        new("context builder: off", false,
            """
            public async Task RunAsync(bool a, bool b)
            {
                var context = EvaluationContext.Builder().SetTargetingKey("u1").Set("plan", a ? "pro" : "free").Set("age", 5).Build();
                if (Flags.Stories.IsEnabled(context))
                {
                    Say("new");
                }

                if (await Flags.Stories.IsEnabledAsync(EvaluationContext.Builder().Set("tenant", "t").Build()) && a)
                {
                    Say("a");
                }
            }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await Task.CompletedTask;
            }
            """),
        new("other flags are effects: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Other.IsEnabled() && Flags.Stories.IsEnabled())
                {
                    Say("both");
                }

                if (Flags.Stories.IsEnabled() || Flags.Other.IsEnabled())
                {
                    Say("any");
                }

                Say(Flags.Other.IsEnabled() || Flags.Stories.IsEnabled() ? 1 : 2);
                Say(Flags.Stories.IsEnabled() && Flags.Other.IsEnabled());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Other.IsEnabled())
                {
                    Say("both");
                }

                Say("any");

                Flags.Other.IsEnabled();
                Say(1);
                Say(Flags.Other.IsEnabled());
            }
            """),
        new("other flags are effects: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Other.IsEnabled() && Flags.Stories.IsEnabled())
                {
                    Say("both");
                }

                if (Flags.Stories.IsEnabled() || Flags.Other.IsEnabled())
                {
                    Say("any");
                }

                Say(Flags.Other.IsEnabled() || Flags.Stories.IsEnabled() ? 1 : 2);
                Say(Flags.Stories.IsEnabled() && Flags.Other.IsEnabled());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Flags.Other.IsEnabled();

                if (Flags.Other.IsEnabled())
                {
                    Say("any");
                }

                Say(Flags.Other.IsEnabled() ? 1 : 2);
                Say(false);
            }
            """),
        new("user defined conversions and operators: off", false,
            """
            private readonly record struct Cents(int Value)
            {
                public static implicit operator Cents(int value) => new(value + 1);

                public static bool operator true(Cents cents)
                {
                    Say("true?");
                    return cents.Value > 0;
                }

                public static bool operator false(Cents cents)
                {
                    Say("false?");
                    return cents.Value <= 0;
                }

                public static Cents operator &(Cents left, Cents right) => new(left.Value & right.Value);
            }

            public void Run(bool a, bool b)
            {
                Cents price = Flags.Stories.IsEnabled() ? 5 : new Cents(7);
                Say(price.Value);
                var other = Flags.Stories.IsEnabled() ? 5 : new Cents(7);
                Say(other.Value);
                if (Flags.Stories.IsEnabled() ? price : other)
                {
                    Say("truthy");
                }

                Say((price & (Flags.Stories.IsEnabled() ? 1 : 0)).Value);
            }
            """,
            """
            private readonly record struct Cents(int Value)
            {
                public static implicit operator Cents(int value) => new(value + 1);

                public static bool operator true(Cents cents)
                {
                    Say("true?");
                    return cents.Value > 0;
                }

                public static bool operator false(Cents cents)
                {
                    Say("false?");
                    return cents.Value <= 0;
                }

                public static Cents operator &(Cents left, Cents right) => new(left.Value & right.Value);
            }

            public void Run(bool a, bool b)
            {
                Cents price = new Cents(7);
                Say(price.Value);
                var other = new Cents(7);
                Say(other.Value);
                if (other)
                {
                    Say("truthy");
                }

                Say((price & 0).Value);
            }
            """),
        new("negated effects are evaluated: on", true,
            """
            public int Run(bool a, bool b)
            {
                if (!Is("x", a) || !Flags.Stories.IsEnabled())
                {
                    return 1;
                }

                if (!(Is("y") && Is("z", b)) && Flags.Stories.IsEnabled())
                {
                    return 2;
                }

                return 3;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                if (!Is("x", a))
                {
                    return 1;
                }

                if (!(Is("y") && Is("z", b)))
                {
                    return 2;
                }

                return 3;
            }
            """),
        new("negated effects are evaluated: off", false,
            """
            public int Run(bool a, bool b)
            {
                if (!Is("x", a) || !Flags.Stories.IsEnabled())
                {
                    return 1;
                }

                if (!(Is("y") && Is("z", b)) && Flags.Stories.IsEnabled())
                {
                    return 2;
                }

                return 3;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                Is("x", a);
                return 1;
            }
            """),
        new("a receiver that can be null stays: off", false,
            """
            private sealed class Person(string? name)
            {
                public string? Name { get; } = name;

                public bool IsAdmin { get; init; }
            }

            public void Run(bool a, bool b)
            {
                Show(new Person("x"));
                Show(null!);
            }

            private static void Show(Person person)
            {
                try
                {
                    if (person.IsAdmin && Flags.Stories.IsEnabled())
                    {
                        Say("admin");
                    }

                    if (person.IsAdmin || Flags.Stories.IsEnabled())
                    {
                        Say("any");
                    }
                }
                catch (NullReferenceException)
                {
                    Say("null");
                }
            }
            """,
            """
            private sealed class Person(string? name)
            {
                public string? Name { get; } = name;

                public bool IsAdmin { get; init; }
            }

            public void Run(bool a, bool b)
            {
                Show(new Person("x"));
                Show(null!);
            }

            private static void Show(Person person)
            {
                try
                {
                    _ = person.IsAdmin;

                    if (person.IsAdmin)
                    {
                        Say("any");
                    }
                }
                catch (NullReferenceException)
                {
                    Say("null");
                }
            }
            """),
        new("receivers that cannot be null: off", false,
            """
            private sealed class Person
            {
                public string? Name { get; set; }

                public bool IsAdmin { get; set; }

                public List<int> Roles { get; } = [];
            }

            private readonly List<int> _items = [];

            public void Run(bool a, bool b)
            {
                var person = new Person();
                if (person.IsAdmin && Flags.Stories.IsEnabled())
                {
                    Say("created");
                }

                Check(person);
                Check(null);
                if (_items.Count > 0 && Flags.Stories.IsEnabled() || person.Roles.Count == 0 && Flags.Stories.IsEnabled())
                {
                    Say("items");
                }

                object value = a ? person : "s";
                if (value is Person { IsAdmin: false } known && known.Name is null && Flags.Stories.IsEnabled())
                {
                    Say("known");
                }

                person.Name = "x";
                Later(person);
            }

            private static void Check(Person? person)
            {
                if (person == null)
                {
                    return;
                }

                if (person.IsAdmin && Flags.Stories.IsEnabled())
                {
                    Say("checked");
                }
            }

            private static void Later(Person person)
            {
                Say(person.Name);
                if (person.IsAdmin || Flags.Stories.IsEnabled())
                {
                    Say("later");
                }
            }
            """,
            """
            private sealed class Person
            {
                public string? Name { get; set; }

                public bool IsAdmin { get; set; }

                public List<int> Roles { get; } = [];
            }

            private readonly List<int> _items = [];

            public void Run(bool a, bool b)
            {
                var person = new Person();

                Check(person);
                Check(null);

                person.Name = "x";
                Later(person);
            }

            private static void Check(Person? person)
            {
                if (person == null)
                {
                    return;
                }
            }

            private static void Later(Person person)
            {
                Say(person.Name);
                if (person.IsAdmin)
                {
                    Say("later");
                }
            }
            """) { Notices = ["'Person.Roles' is no longer used in the solution. Remove it unless other code uses it.", "'_items' is no longer used, but it cannot be removed safely."] },
        new("an extension method and nameof prove nothing: off", false,
            """
            private sealed class Person
            {
                public bool IsAdmin { get; set; }
            }

            public void Run(bool a, bool b)
            {
                Show(new Person());
                Show(null!);
            }

            private static void Show(Person person)
            {
                Say(nameof(person.IsAdmin));
                person.Returns(person);
                try
                {
                    if (person.IsAdmin && Flags.Stories.IsEnabled())
                    {
                        Say("admin");
                    }
                }
                catch (NullReferenceException)
                {
                    Say("null");
                }
            }
            """,
            """
            private sealed class Person
            {
                public bool IsAdmin { get; set; }
            }

            public void Run(bool a, bool b)
            {
                Show(new Person());
                Show(null!);
            }

            private static void Show(Person person)
            {
                Say(nameof(person.IsAdmin));
                person.Returns(person);
                try
                {
                    _ = person.IsAdmin;
                }
                catch (NullReferenceException)
                {
                    Say("null");
                }
            }
            """) { Usings = "using NSubstitute;" },
        new("a variable that is written is not known: off", false,
            """
            private sealed class Person
            {
                public bool IsAdmin { get; set; }
            }

            public void Run(bool a, bool b)
            {
                var person = new Person();
                Change(ref person, a);
                try
                {
                    if (person.IsAdmin && Flags.Stories.IsEnabled())
                    {
                        Say("admin");
                    }
                }
                catch (NullReferenceException)
                {
                    Say("null");
                }
            }

            private static void Change(ref Person person, bool a) => person = a ? person : null!;
            """,
            """
            private sealed class Person
            {
                public bool IsAdmin { get; set; }
            }

            public void Run(bool a, bool b)
            {
                var person = new Person();
                Change(ref person, a);
                try
                {
                    _ = person.IsAdmin;
                }
                catch (NullReferenceException)
                {
                    Say("null");
                }
            }

            private static void Change(ref Person person, bool a) => person = a ? person : null!;
            """),
        new("virtual and interface properties are effects: on", true,
            """
            private class Person
            {
                public virtual bool IsAdmin { get; set; }
            }

            private sealed class Loud : Person
            {
                public override bool IsAdmin
                {
                    get => Is("loud");
                    set => Say(value);
                }
            }

            public void Run(bool a, bool b)
            {
                Person person = a ? new Loud() : new Person();
                if (person.IsAdmin && Flags.Stories.IsEnabled())
                {
                    Say("admin");
                }

                Say(person is { IsAdmin: true } || Flags.Stories.IsEnabled());
                Say(person?.IsAdmin == true && Flags.Stories.IsEnabled());
            }
            """,
            """
            private class Person
            {
                public virtual bool IsAdmin { get; set; }
            }

            private sealed class Loud : Person
            {
                public override bool IsAdmin
                {
                    get => Is("loud");
                    set => Say(value);
                }
            }

            public void Run(bool a, bool b)
            {
                Person person = a ? new Loud() : new Person();
                if (person.IsAdmin)
                {
                    Say("admin");
                }

                _ = person is { IsAdmin: true };
                Say(true);
                Say(person?.IsAdmin == true);
            }
            """),
        new("virtual and interface properties are effects: off", false,
            """
            private class Person
            {
                public virtual bool IsAdmin { get; set; }
            }

            private sealed class Loud : Person
            {
                public override bool IsAdmin
                {
                    get => Is("loud");
                    set => Say(value);
                }
            }

            public void Run(bool a, bool b)
            {
                Person person = a ? new Loud() : new Person();
                if (person.IsAdmin && Flags.Stories.IsEnabled())
                {
                    Say("admin");
                }

                Say(person is { IsAdmin: true } || Flags.Stories.IsEnabled());
                Say(person?.IsAdmin == true && Flags.Stories.IsEnabled());
            }
            """,
            """
            private class Person
            {
                public virtual bool IsAdmin { get; set; }
            }

            private sealed class Loud : Person
            {
                public override bool IsAdmin
                {
                    get => Is("loud");
                    set => Say(value);
                }
            }

            public void Run(bool a, bool b)
            {
                Person person = a ? new Loud() : new Person();
                _ = person.IsAdmin;

                Say(person is { IsAdmin: true });
                _ = person?.IsAdmin == true;
                Say(false);
            }
            """),
        new("lazy and indexers are effects: on", true,
            """
            private readonly Lazy<bool> _late = new(() => Is("late"));
            private readonly Dictionary<string, bool> _map = new() { ["x"] = true };

            public void Run(bool a, bool b)
            {
                Say(_late.Value && Flags.Stories.IsEnabled());
                if (_map[a ? "x" : "y"] || Flags.Stories.IsEnabled())
                {
                    Say("map");
                }
            }
            """,
            """
            private readonly Lazy<bool> _late = new(() => Is("late"));
            private readonly Dictionary<string, bool> _map = new() { ["x"] = true };

            public void Run(bool a, bool b)
            {
                Say(_late.Value);
                _ = _map[a ? "x" : "y"];
                Say("map");
            }
            """),
        new("lazy and indexers are effects: off", false,
            """
            private readonly Lazy<bool> _late = new(() => Is("late"));
            private readonly Dictionary<string, bool> _map = new() { ["x"] = true };

            public void Run(bool a, bool b)
            {
                Say(_late.Value && Flags.Stories.IsEnabled());
                if (_map[a ? "x" : "y"] || Flags.Stories.IsEnabled())
                {
                    Say("map");
                }
            }
            """,
            """
            private readonly Lazy<bool> _late = new(() => Is("late"));
            private readonly Dictionary<string, bool> _map = new() { ["x"] = true };

            public void Run(bool a, bool b)
            {
                _ = _late.Value;
                Say(false);
                if (_map[a ? "x" : "y"])
                {
                    Say("map");
                }
            }
            """),
        new("arithmetic that can throw is an effect: on", true,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;
                if (10 / zero > 3 && Flags.Stories.IsEnabled())
                {
                    Say("div");
                }

                if (checked(int.MaxValue - 1 + zero + zero) > 0 || Flags.Stories.IsEnabled())
                {
                    Say("checked");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;
                if (10 / zero > 3)
                {
                    Say("div");
                }

                _ = checked(int.MaxValue - 1 + zero + zero) > 0;
                Say("checked");
            }
            """),
        new("arithmetic that can throw is an effect: off", false,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;
                if (10 / zero > 3 && Flags.Stories.IsEnabled())
                {
                    Say("div");
                }

                if (checked(int.MaxValue - 1 + zero + zero) > 0 || Flags.Stories.IsEnabled())
                {
                    Say("checked");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;
                _ = 10 / zero > 3;

                if (checked(int.MaxValue - 1 + zero + zero) > 0)
                {
                    Say("checked");
                }
            }
            """),
        new("unchecked arithmetic is none: on", true,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;
                if (unchecked(int.MaxValue + zero) > 0 && Flags.Stories.IsEnabled())
                {
                    Say("sum");
                }

                if (zero + 1 > 0 || Flags.Stories.IsEnabled())
                {
                    Say("plus");
                }

                Say(new int[] { 1 }.Length > zero && Flags.Stories.IsEnabled());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;
                if (unchecked(int.MaxValue + zero) > 0)
                {
                    Say("sum");
                }

                Say("plus");

                Say(new int[] { 1 }.Length > zero);
            }
            """),
        new("unchecked arithmetic is none: off", false,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;
                if (unchecked(int.MaxValue + zero) > 0 && Flags.Stories.IsEnabled())
                {
                    Say("sum");
                }

                if (zero + 1 > 0 || Flags.Stories.IsEnabled())
                {
                    Say("plus");
                }

                Say(new int[] { 1 }.Length > zero && Flags.Stories.IsEnabled());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var zero = a ? 1 : 0;

                if (zero + 1 > 0)
                {
                    Say("plus");
                }

                _ = new int[] { 1 }.Length > zero;
                Say(false);
            }
            """),
    ];
}
