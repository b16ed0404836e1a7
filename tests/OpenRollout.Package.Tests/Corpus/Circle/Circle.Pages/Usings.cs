global using Circle.Posts;
